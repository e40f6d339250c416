# Kiểm tra các liên kết ra bên ngoài.

links-title = Kiểm tra liên kết
links-lead = Thủ tục và văn bản dẫn tới nhiều địa chỉ ở nơi khác. Ở đây là những địa chỉ không còn trả lời, đã chuyển đi, hoặc không xác định được. Mỗi địa chỉ được kiểm tra hằng tuần.
links-off = Cổng này hiện không tự kiểm tra liên kết. Người vận hành bật bằng tùy chọn --links on.
links-none = Mọi liên kết đều trả lời tốt. Lần kiểm tra gần nhất: { $moment }.
links-none-unseen = Chưa liên kết nào được kiểm tra.
links-none-here = Không có liên kết nào thuộc nhóm này.
links-no-links = Trong phạm vi này không có liên kết nào ra bên ngoài.
links-count = { $n } liên kết cần xem, trong tổng số { $links } liên kết ({ $unseen } chưa được kiểm tra)
links-scope = Phạm vi
links-mine = Phạm vi của tôi
links-everywhere = Toàn bộ danh mục
links-shelves = Tình trạng
links-all = Tất cả ({ $n })
links-shelf = { $standing } ({ $n })
links-column-address = Địa chỉ
links-column-answer = Kết quả gần nhất
links-column-since = Như vậy từ
links-column-times = Số lần liên tiếp
links-column-places = Nằm ở đâu
links-column-again = Kiểm tra lại
links-checked = Kiểm tra lúc { $moment }
links-more-places = và { $n } chỗ khác
links-again = Kiểm tra lại ngay
links-again-of = Kiểm tra lại ngay { $address }
links-asked = Đang chờ kiểm tra lại
links-asked-now = Đã ghi nhận. Liên kết sẽ được kiểm tra trong ít phút nữa.

link-dead = Không còn trả lời
link-failing = Mới bị lỗi
link-moved = Đã chuyển địa chỉ
link-unclear = Không xác định được
link-well = Trả lời tốt
link-new = Chưa kiểm tra

link-answer-well = Trả lời tốt
link-answer-moved = Đã chuyển hẳn sang { $to }
link-answer-gone = Máy chủ cho biết trang này không còn (mã { $status })
link-answer-refused = Máy chủ không trả lời chương trình tự động (mã { $status }). Hãy tự mở để xem
link-answer-failing = Máy chủ gặp lỗi hoặc quá tải (mã { $status })
link-answer-too-slow = Máy chủ trả lời quá chậm
link-answer-name-unknown = Không có tên miền này
link-answer-bad-certificate = Chứng thư số của trang không được tin cậy
link-answer-unreachable = Không kết nối được tới máy chủ
link-answer-astray = Trang chuyển hướng mãi mà không tới đâu
link-not-looked-form = Không kiểm tra: địa chỉ viết sai, quá dài hoặc có tên người dùng
link-not-looked-port = Không kiểm tra: địa chỉ dùng cổng mạng khác 80 và 443
link-not-looked-not-public = Không kiểm tra: địa chỉ dẫn tới máy trong mạng nội bộ, người dân không mở được

## Dòng lệnh
command-links = Kiểm tra các liên kết ra bên ngoài của danh mục
command-links-check = Kiểm tra những liên kết đã đến lượt, rồi cho biết liên kết nào hỏng
command-links-option = Tự kiểm tra liên kết khi phục vụ: on, off, hoặc auto (chỉ khi địa chỉ công khai bắt đầu bằng https://)
links-looked = Đã kiểm tra { $n } liên kết.
links-told = Danh mục có { $n } liên kết ra bên ngoài, { $well } liên kết trả lời tốt.
failure-links-client = Không chuẩn bị được việc kiểm tra liên kết. Hãy xem lại địa chỉ công khai.
failure-links-turn = Một chương trình khác đang kiểm tra liên kết. Hãy thử lại sau ít phút.
failure-links-no-way-out = Từ máy này không ra được Internet: cả { $hosts } máy chủ được hỏi đều không trả lời. Không ghi lại điều gì.

# Dữ liệu mở: trang, bảng kê và dữ liệu liên kết.
dataset-title = Danh mục thủ tục hành chính
dataset-description = Toàn bộ thủ tục mà cổng đang hiện: giấy tờ, cách nộp, thời hạn, mức thu, trình tự, kết quả, căn cứ pháp lý và cơ quan.
data-downloads-title = Tải toàn bộ danh mục
data-as-of = { $n ->
   *[other] { $count } thủ tục
}; danh mục thay đổi lần cuối ngày { $date }. Tệp được tạo lại sau mỗi lần công khai.
data-empty = Danh mục chưa có thủ tục nào.
data-column-file = Tệp
data-column-size = Dung lượng
data-column-records = Số thủ tục
data-column-hash = SHA-256
data-hash-advice = SHA-256 giúp kiểm tra tệp tải về có nguyên vẹn không. Cùng một danh mục luôn cho tệp giống hệt nhau.
data-form-jsonl = JSON, mỗi dòng một thủ tục, nén gzip: có đủ mọi phần, lệnh nhập đọc lại được nguyên vẹn.
data-form-csv = CSV, bảng mã UTF-8, mở thẳng được bằng Excel: một bảng, mỗi dòng một thủ tục.
data-form-xlsx = Sổ tính Excel: các bảng thủ tục, giấy tờ, cách nộp kèm mức thu, căn cứ pháp lý.
data-form-markdown = Markdown, mỗi thủ tục một tệp, nén ZIP.
data-form-turtle = Dữ liệu liên kết theo CPSV-AP 3.2.0, dạng Turtle, nén gzip.
data-form-jsonld = Dữ liệu liên kết theo CPSV-AP 3.2.0, dạng JSON-LD, nén gzip.
data-manifest = Bảng kê các tệp, cho chương trình
data-dcat = Mô tả tập dữ liệu theo DCAT
data-changes = Những thay đổi gần đây
data-pending-title = Tệp dữ liệu đang được tạo
data-pending-advice = Các tệp tải về đang được tạo, thường xong trong vài phút. Xin quay lại sau ít phút.
problem-data-pending = Các tệp dữ liệu đang được tạo, xin thử lại sau ít phút.
data-terms-title = Nguồn và điều kiện sử dụng
data-publisher = Đơn vị công bố
data-licence = Giấy phép
data-licence-none = Đơn vị công bố chưa chọn giấy phép nào.
data-rights = Điều kiện sử dụng
country = Việt Nam

# Dung lượng của tệp.
size-kilobytes = { $amount } kB
size-megabytes = { $amount } MB

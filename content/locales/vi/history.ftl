# Thay đổi của thủ tục: khác nhau giữa hai bản, các bản theo thời gian, tin thay đổi.

# Khác nhau giữa hai bản
difference-none = Hai bản giống hệt nhau.
difference-only-form = Chỉ đổi thứ tự hoặc cách trình bày, nội dung vẫn như trước.
difference-added = Thêm
difference-removed = Bỏ
difference-changed = Sửa
difference-came = thêm
difference-gone = bỏ
difference-same = { $n ->
   *[other] { $n } dòng khác không đổi
}
difference-interlinked = Liên thông
difference-is-interlinked = Liên thông: nộp một nơi, nhiều cơ quan cùng giải quyết
difference-not-interlinked = Không liên thông
difference-source = Nguồn và lần đối chiếu
difference-number = Số
difference-day = Ngày
difference-issuer = Cơ quan công bố
difference-kind = Quyết định
difference-successor = Thay bằng
difference-address = Địa chỉ

# Nói gọn: điều gì thay đổi với người dân
short-repealed = Thủ tục bị bãi bỏ
short-became = { $what }: trước là { $before }, nay là { $after }
short-becomes = nay là
short-more = và { $n } giấy tờ nữa
short-papers-added = Thêm { $n } giấy tờ
short-papers-removed = Bỏ { $n } giấy tờ
short-papers-changed = { $n } giấy tờ được yêu cầu khác trước
short-sets = { $n ->
   *[other] { $n } bộ
}
short-ways-added = Nộp được thêm cách: { $ways }
short-ways-removed = Không còn nộp theo cách: { $ways }
short-cost-varies = Chi phí thay đổi tùy cách nộp
short-time-varies = Thời gian thay đổi tùy cách nộp
short-online-by-agency = Mức độ trực tuyến thay đổi ở một số cơ quan
short-applicants-added = Thêm người làm được: { $names }
short-applicants-removed = Không còn áp dụng cho: { $names }
short-levels-added = Thêm cấp thực hiện: { $names }
short-levels-removed = Bỏ cấp thực hiện: { $names }
short-parts = Thay đổi ở: { $parts }
short-other-parts = Cũng thay đổi ở: { $parts }

# Lịch sử của một thủ tục
history-title = Lịch sử thay đổi
history-title-for = Lịch sử thay đổi: { $name }
history-description = Các bản đã công khai của thủ tục { $name }, mỗi bản thay đổi điều gì, theo quyết định nào.
history-procedure = Trang thủ tục
history-now = đang xem được
history-edition = Bản { $n }
history-since = Từ { $from } đến nay
history-span = Từ { $from } đến { $until }
history-withdrawn = Từ { $from }, rút xuống ngày { $until }
history-first = Bản đầu tiên trên trang này.
history-compare = So bản { $n } với bản { $before }
history-whole = Xem cả bản { $n }
history-taken-back = Nội dung của thủ tục này đã được rút xuống và hiện không còn công khai. Lịch sử vẫn giữ nguyên.
history-repealed = Thủ tục không còn thực hiện từ ngày { $date }, theo quyết định { $decision }.
history-feed = Nguồn tin Atom, để theo dõi thay đổi
history-between = Bản { $n } so với bản { $before }
history-nothing-before = Đây là bản đầu tiên, không có bản nào trước để so.
history-in-short = Nói gọn
history-each = Từng chỗ khác nhau
history-each-lead = Chữ bỏ đi bị gạch ngang, chữ thêm vào có gạch chân.
history-against = So bản { $n } với
history-compare-button = So
history-all = Xem các bản khác
history-today = Xem trang thủ tục hôm nay
history-away-title = Lúc này chưa xem lịch sử được
history-away-advice = Nơi lưu các bản cũ đang không trả lời. Nội dung đang áp dụng và các trang khác vẫn xem được như thường. Hãy thử lại sau ít phút.

# Trang như vào một ngày
day-label = Xem nội dung vào ngày
day-button = Xem
day-title = Đây là nội dung vào ngày { $date } (bản { $n })
day-still = Đến nay nội dung vẫn là bản này.
day-changed = Nội dung đã thay đổi từ ngày { $date }. Khi làm thủ tục, hãy xem bản hôm nay.
day-now = Xem bản hôm nay
day-difference = Khác gì với hôm nay
day-nothing-title = Không có nội dung của ngày này
day-unreadable = Không hiểu ngày “{ $asked }”. Hãy viết như 15/01/2026 hoặc 2026-01-15.
day-to-come = Ngày { $date } chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.
day-before-first = Ngày { $date } thủ tục chưa có trên trang này. Bản đầu tiên có từ ngày { $first }.
day-taken-back = Ngày { $date } không có nội dung nào công khai: bản trước đó đã được rút xuống ngày { $since }.

# Thay đổi gần đây
lately-title = Thay đổi gần đây
lately-lead = Thủ tục nào mới có, sửa đổi, bãi bỏ hoặc rút xuống trên trang này, và điều gì thay đổi với người dân.
lately-count = { $n ->
   *[other] { $count } thay đổi
}
lately-none = Không có thay đổi nào trong thời gian này.
lately-by-month = Tháng
lately-all-months = Mọi tháng
lately-all-sectors = Mọi lĩnh vực
lately-month = { $name }/{ $year }
lately-filter = Lọc
lately-first = Lần đầu có trên trang này
lately-new-edition = Nội dung được cập nhật
lately-decided = Quyết định { $number }: { $kind }
lately-taken-back = Nội dung được rút xuống
lately-repealed = Bãi bỏ từ ngày { $date }, theo quyết định { $decision }
lately-no-longer-repealed = Không còn bị bãi bỏ
feed-title = Minh Bạch: thay đổi của các thủ tục
feed-title-for = Thay đổi của thủ tục: { $name }

# Mức độ trực tuyến theo thời gian
history-levels = Mức độ trực tuyến theo thời gian
history-level-told = ghi trên trang này từ { $date }
online-title = Làm được qua mạng đến đâu
online-title-for = Làm được qua mạng đến đâu: { $name }
online-lead = Bao nhiêu thủ tục nộp được qua mạng (mức độ 3 và 4), hôm nay và theo từng tháng. Mức độ chưa rõ được ghi là chưa rõ, không tính là thấp.
online-now = Hôm nay
online-by-month = Theo tháng
online-by-month-lead = Tính vào cuối mỗi tháng, theo các bản đã công khai ở đây và ngày áp dụng ghi trong đó.
online-by-sector = Theo lĩnh vực
online-by-agency-title = Theo cơ quan
online-month = Tháng
online-table-months = Số thủ tục theo mức độ, từng tháng
online-table-sectors = Số thủ tục theo mức độ, từng lĩnh vực, hôm nay
online-table-agencies = Số thủ tục theo mức độ, từng cơ quan, hôm nay
online-column-total = Thủ tục
online-column-4 = Mức độ 4
online-column-3 = Mức độ 3
online-column-unknown = Chưa rõ
online-column-share = Mức độ 3 và 4
online-column-target = Chỉ tiêu
online-at-least = ít nhất { $share }
online-more-agencies = Còn { $n } cơ quan có ít thủ tục hơn.
online-level-4 = mức độ 4
online-level-3-up = mức độ 3 trở lên
online-target = Chỉ tiêu: { $share }% ở { $level } trước hết ngày { $date }.
online-target-decision = Theo
online-target-reached = Đã đạt: { $share }.
online-target-unsure = Chưa biết đã đạt hay chưa: rõ được { $share }, còn { $unknown } thủ tục chưa rõ mức độ.
online-target-missed = Chưa đạt: mới { $share }.
online-target-line = Chỉ tiêu
online-chart = Biểu đồ từ tháng { $from } đến tháng { $to }: tỷ lệ ở mức độ 3 và 4 từ { $before } thành { $now }. Số liệu có trong bảng bên dưới.

# Đặt chỉ tiêu
targets-title = Chỉ tiêu dịch vụ công trực tuyến
targets-lead = Chỉ tiêu hiện trên trang công khai, cùng quyết định làm căn cứ. Không sửa được chỉ tiêu đã đặt; đặt lại thì chỉ tiêu mới thay chỉ tiêu cũ.
targets-done = Đã đặt chỉ tiêu.
targets-all-sectors = Tất cả thủ tục
targets-share = Tỷ lệ, phần trăm
targets-by = Trước hết ngày
targets-decision = Quyết định làm căn cứ
targets-set = Đặt chỉ tiêu
targets-none = Chưa đặt chỉ tiêu nào.
targets-all = Các chỉ tiêu đã đặt
targets-counts = đang áp dụng
targets-replaced = đã được thay
targets-column-share = Tỷ lệ
targets-column-who = Ai đặt
targets-column-state = Tình trạng
targets-error-sector = Lĩnh vực: hãy chọn một lĩnh vực trong danh sách.
targets-error-level = Mức độ: hãy chọn mức độ 3 trở lên hoặc mức độ 4.
targets-error-share = Tỷ lệ: hãy ghi một số từ 1 đến 100.
targets-error-by = Trước hết ngày: hãy ghi hôm nay hoặc một ngày sắp tới.
targets-error-decision = Quyết định làm căn cứ: hãy ghi số của quyết định, nhiều nhất 200 ký tự.

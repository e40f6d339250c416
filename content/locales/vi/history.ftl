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

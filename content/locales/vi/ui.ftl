# Những chữ trên các trang.

# Khung trang
skip-to-content = Tới nội dung chính
nav-main = Mục chính
nav-footer = Về trang này
nav-breadcrumbs = Bạn đang ở
nav-pages = Các trang
nav-groups = Các nhóm
nav-letters = Theo chữ cái
nav-roles = Vai trò của cơ quan
nav-sorting = Sắp xếp
nav-chosen = Đang lọc theo
nav-life-events = Việc trong đời
nav-sectors = Lĩnh vực
nav-agencies = Cơ quan
nav-help = Trợ giúp
nav-about = Giới thiệu
nav-accessibility = Trợ năng
nav-data = Dữ liệu mở
footer-about = Minh Bạch giúp bạn biết trước khi đi: mang gì, tốn bao nhiêu, mất bao lâu, nộp ở đâu. Khi cần chắc chắn, hãy hỏi nơi tiếp nhận.
pager-before = Trang trước
pager-after = Trang sau
pager-page = Trang { $page }

# Tìm kiếm
search-label = Bạn cần làm gì?
search-button = Tìm
search-placeholder = Ví dụ: đăng ký kết hôn
search-placeholder-short = Tìm thủ tục
suggestions-label = Gợi ý
suggestions-kinds = Thủ tục | Tìm theo cách nói thường ngày | Việc trong đời | Lĩnh vực
suggestions-none = Không có gợi ý, nhấn Enter để tìm
suggestions-some = Có % gợi ý, dùng phím mũi tên để chọn
search-title = Tìm thủ tục
search-title-for = { $q } – tìm thủ tục
search-description = Tìm thủ tục hành chính bằng lời của bạn, lọc theo lĩnh vực, cấp thực hiện, mức độ trực tuyến và chi phí.
results-count = { $n ->
   *[other] { $count } thủ tục
}
results-beyond = Kết quả chỉ có { $pages } trang.
results-last = Xem trang cuối
sort-relevance = Phù hợp nhất
sort-name = Theo tên
sort-updated = Mới cập nhật
filters-title = Bộ lọc
filter-online = Nộp qua mạng
filter-cost = Chi phí
filter-free = Chỉ thủ tục miễn phí
filter-audience = Dành cho
filter-level = Cấp thực hiện
filter-sector = Lĩnh vực
filter-channel = Cách nộp
filter-agency = Cơ quan
filter-page = Trang
filter-more = Xem thêm { $n }
filter-take-off = Bỏ lọc:
nothing-title = Không tìm thấy thủ tục nào
nothing-title-for = Không tìm thấy thủ tục nào cho “{ $q }”
nothing-without-filters = Tìm lại và bỏ mọi bộ lọc
nothing-advice-words = Thử ít chữ hơn, hoặc chữ thường dùng: “khai sinh”, “sổ đỏ”, “mở quán”.
nothing-advice-code = Nếu có mã thủ tục, hãy gõ mã, ví dụ 1.001193.
nothing-advice-office = Vẫn chưa thấy? Hãy hỏi bộ phận một cửa của xã, phường nơi bạn ở.
nothing-sectors = Lĩnh vực có thể gần với điều bạn tìm
nothing-procedures = Thủ tục có thể gần với điều bạn tìm
meant-agencies = Bạn đang tìm cơ quan. Xem trang của cơ quan, hoặc chọn thủ tục bên dưới:
meant-searched = Đang tìm:
meant-as-typed = Tìm đúng như đã gõ:
meant-verbatim = Đang tìm đúng như đã gõ
meant-repair = Tìm lại, có đoán lỗi gõ
meant-perhaps = Có phải bạn muốn tìm:
asked-lead = Trả lời nhanh, theo thủ tục khớp nhất với câu hỏi
asked-all = Xem đầy đủ
asked-source = Nguồn:
asked-verified = Đối chiếu ngày { $date }
asked-which = Bạn hỏi về thủ tục nào?
asked-which-lead = Có vài thủ tục cùng khớp với câu hỏi. Chọn đúng thủ tục để xem câu trả lời.
asked-which-case = Giấy tờ tùy trường hợp. Trường hợp nào là của bạn?
asked-which-way = Tùy cách nộp và trường hợp của bạn:
asked-more-papers = và { $n } giấy tờ nữa
asked-more-cases = Xem thêm { $n } trường hợp
asked-more-ways = và { $n } trường hợp nữa
asked-no-conditions = Nguồn không nêu yêu cầu, điều kiện riêng.
asked-no-forms = Chưa rõ biểu mẫu nào
said-title = Chưa thấy điều bạn tìm?
said-not-there = Không có điều tôi tìm
said-title-nothing = Bạn thật sự cần điều này?
said-wanted = Đây là điều tôi cần tìm
said-what-is-kept = Bấm một lần để chúng tôi biết mà bổ sung. Chỉ đếm những từ nhiều người cùng tìm, không lưu ai đã tìm.
said-thanks-title = Cảm ơn bạn đã cho biết
said-thanks = Chúng tôi đếm những điều nhiều người tìm mà chưa thấy, để bổ sung thủ tục và cách gọi thường ngày.
said-back = Quay lại kết quả tìm
refused-title = Có điều kiện tìm chưa dùng được
refused-go-on = Tìm với những điều kiện còn lại
refused-unknown = Không có điều kiện nào tên là “{ $name }”.
refused-repeated = { $filter }: được đưa ra nhiều lần, chỉ dùng một lần.
refused-not-one-of = { $filter }: không có giá trị “{ $given }”. Dùng một trong: { $allowed }.
refused-not-a-number = { $filter }: “{ $given }” không phải số từ { $min } đến { $max }.
refused-too-long = { $filter }: dài quá, nhiều nhất là { $max } ký tự.
refused-no-such = { $filter }: không có “{ $given }” trong danh mục.

# Trang chủ
home-title = Bạn cần làm thủ tục gì?
home-lead = Gõ như khi bạn hỏi người quen, có dấu hay không dấu đều được. Bạn sẽ biết mang gì, tốn bao nhiêu, bao lâu thì xong và nộp ở đâu.
home-description = Tra cứu thủ tục hành chính bằng lời của bạn: giấy tờ cần mang, chi phí, thời gian, nơi nộp và mức độ trực tuyến.
home-examples-label = Nhiều người tìm
home-examples = đăng ký khai sinh | làm căn cước | sang tên sổ đỏ | mở hộ kinh doanh | xin phép xây nhà
home-most-needed = Thủ tục nhiều người cần
home-life-events = Việc trong đời
home-all-events = Xem tất cả { $n } việc
home-sectors = Tìm theo lĩnh vực
home-all-sectors = Xem tất cả { $n } lĩnh vực
coverage-title = Làm được qua mạng đến đâu
coverage-headline = { $online } trên { $total } thủ tục nộp được qua mạng, ở mức độ 3 hoặc mức độ 4 ({ $share }).

# Việc trong đời
events-lead = Chọn việc đang đến với bạn để thấy các thủ tục thường cần, theo thứ tự nên làm.
events-citizen = Với người dân và gia đình
events-business = Với người kinh doanh
events-organisation = Với tổ chức
events-part-of = Thủ tục này thường cần khi:

# Lĩnh vực, cơ quan
sectors-lead = Các thủ tục xếp theo lĩnh vực, như trong danh mục quốc gia.
sectors-other = Lĩnh vực khác
sector-filter = Tìm và lọc trong lĩnh vực này
sector-description = { $n } thủ tục trong lĩnh vực { $sector }: giấy tờ, chi phí, thời gian và nơi nộp.
agencies-lead = Cơ quan giải quyết, và những thủ tục của từng nơi.
agencies-all = Tất cả cơ quan
agencies-largest = Cơ quan có nhiều thủ tục nhất
agencies-letter = Cơ quan bắt đầu bằng chữ { $letter }
agency-description = { $n } thủ tục do { $agency } giải quyết: giấy tờ, chi phí, thời gian và nơi nộp.
agency-carries-out = Giải quyết
agency-takes-part = Tham gia cách khác

# Trang thủ tục
procedure-description = { $name }. Chi phí: { $cost }. Thời gian: { $time }.
contents-title = Trong trang này
fact-papers = Giấy tờ
fact-cost = Chi phí
fact-time = Thời gian
fact-place = Nơi nộp
fact-online = Qua mạng
fact-agency = Nơi giải quyết
paper-count = { $n ->
   *[other] { $n } giấy tờ
}
paper-count-span = { $from } – { $to } giấy tờ, tùy trường hợp (có { $cases } trường hợp)
papers-unknown = Chưa rõ cần giấy tờ gì
place-unknown = Chưa rõ nộp ở đâu
online-since = Từ ngày { $date }
online-announced = Theo quyết định { $number }
online-unannounced = Chưa đối chiếu với quyết định công bố. Hãy hỏi nơi tiếp nhận trước khi nộp qua mạng.
online-by-agency = Có nơi ở mức độ khác
apply-online = Nộp qua mạng
apply-page = Tới trang của thủ tục
papers-title = Giấy tờ cần mang
dossier-sets = { $n ->
   *[other] Số lượng: { $n } bộ hồ sơ
}
case-which = Trường hợp nào là của bạn?
case-which-lead = Thủ tục này có { $n } trường hợp, giấy tờ mỗi trường hợp một khác. Mở ra xem, rồi chọn đúng trường hợp của mình.
case-number = Trường hợp { $n }
case-mine = Đây là trường hợp của tôi
case-yours = Trường hợp của bạn
case-change = Đổi trường hợp khác
case-all = Xem tất cả các trường hợp
originals = { $n ->
   *[other] { $n } bản chính
}
copies = { $n ->
   *[other] { $n } bản sao
}
form-prefix = Mẫu:
checklist-print = Đánh dấu từng giấy tờ khi đã có.
checklist-progress = Đã có % giấy tờ, được nhớ trên máy này
checklist-clear = Bỏ hết dấu
channels-title = Cách nộp, thời gian và chi phí
channels-unknown = Chưa rõ cách nộp
channel-way = Cách nộp
channel-situation = Khi nào
channel-note = Ghi chú
steps-title = Các bước thực hiện
steps-unknown = Chưa rõ các bước
requirements-title = Yêu cầu, điều kiện
outcomes-title = Bạn nhận được
forms-title = Biểu mẫu
applicants-title = Ai làm được
agencies-title = Cơ quan
role-implementing = Thực hiện
role-competent = Có thẩm quyền quyết định
role-delegated = Được ủy quyền
role-coordinating = Phối hợp
role-promulgating = Ban hành
legal-title = Căn cứ pháp lý
legal-unknown = Nguồn chưa nêu căn cứ pháp lý
legal-more = Xem thêm { $n } văn bản
legal-issued = ngày { $date }
legal-from = hiệu lực từ { $date }
legal-to = hết hiệu lực từ { $date }
legal-replaced = được thay bằng { $number }
source-section = Công bố và nguồn
announcement-title = Quyết định công bố
announcement-unknown = Chưa rõ quyết định công bố
change-new = ban hành mới
change-amended = sửa đổi, bổ sung
change-replaced = thay thế
change-repealed = bãi bỏ
source-title = Lấy từ
source-unknown = Chưa ghi nguồn
verified-title = Đối chiếu với nguồn
verified-never = Chưa có ai đối chiếu
edition-title = Bản đang xem
edition = Bản thứ { $n }, đăng ngày { $date }
data-title = Dữ liệu
repealed-badge = Đã bãi bỏ
repealed-title = Thủ tục này đã bị bãi bỏ
repealed-since = Không còn thực hiện từ ngày { $date }, theo quyết định { $decision }. Nội dung dưới đây chỉ để tra cứu.
repealed-successors = Nay làm theo:
repealed-no-successor = Chưa rõ thủ tục nào thay thế. Hãy hỏi bộ phận một cửa.

# Trang báo lỗi
go-home = Về trang chủ
go-sectors = Xem các lĩnh vực
go-life-events = Xem theo việc trong đời
error-missing-title = Không có trang này
error-missing-advice = Có thể địa chỉ bị gõ thiếu, hoặc trang đã đổi tên. Hãy tìm bằng tên thủ tục.
error-gone-title = Trang này đã được rút lại
error-gone-advice = Nội dung của thủ tục đã được rút xuống và không còn công khai. Hãy tìm thủ tục khác hoặc hỏi bộ phận một cửa.
error-method-title = Không làm thế được ở đây
error-method-advice = Trang này chỉ để xem. Hãy quay lại và thử lại từ trang chủ.
error-too-long-title = Địa chỉ hoặc câu hỏi quá dài
error-too-long-advice = Hãy viết ngắn hơn, chỉ những chữ quan trọng.
error-busy-title = Trang đang bận
error-busy-advice = Xin lỗi, lúc này chưa trả lời được. Hãy thử lại sau ít phút.
error-request-title = Không hiểu được yêu cầu
error-request-advice = Địa chỉ có phần viết chưa đúng. Hãy thử tìm lại từ đây.
error-fault-title = Có lỗi ở phía chúng tôi
error-fault-advice = Xin lỗi, đã có trục trặc và đã được ghi lại. Hãy thử lại sau ít phút.

coverage-headline-unsure = { $online } trên { $total } thủ tục đã rõ là nộp được qua mạng, ở mức độ 3 hoặc mức độ 4. Còn { $unknown } thủ tục chưa rõ mức độ, nên con số này chưa cho biết tỷ lệ.
district-title = Nơi làm ghi ở đây không còn
district-advice = Cấp huyện đã kết thúc từ ngày 01/7/2025 mà nguồn chưa ghi nơi làm mới. Hãy hỏi Ủy ban nhân dân xã, phường hoặc trung tâm hành chính công trước khi đi.
made-public-by = Riêng tại địa phương, công bố bởi

# Bản dịch của tên và tóm tắt
translation-missing = chỉ có tiếng Việt
translation-older = bản dịch cũ hơn tiếng Việt
translation-official-name = Tên chính thức:
translation-given-explained = Tên và tóm tắt đã được dịch; mọi phần khác của thủ tục này là tiếng Việt, đúng như đã công bố.
translation-missing-explained = Chưa có ai dịch thủ tục này: tên, tóm tắt và mọi phần khác đều là tiếng Việt, đúng như đã công bố.
translation-older-explained = Tên hoặc tóm tắt tiếng Việt đã sửa sau khi có bản dịch này: chỗ nào khác nhau thì tiếng Việt là đúng. Mọi phần khác của thủ tục này là tiếng Việt, đúng như đã công bố.

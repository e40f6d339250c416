# Biểu mẫu soạn một bản thủ tục.

form-parts = Các phần của biểu mẫu
form-up = Về danh sách các phần
form-part-wrong = ({ $n } chỗ cần sửa)
form-required = (bắt buộc)
form-choose = Chọn…
form-full = Biểu mẫu đã có gần { $n } dòng, không thêm được dòng nữa. Gộp bớt những dòng giống nhau rồi thêm tiếp.
form-errors = Có { $n } chỗ cần sửa

form-part-basics = Tên và lời giới thiệu
form-name = Tên thủ tục
form-summary = Giới thiệu
form-hint-summary = Vài câu dễ hiểu: thủ tục này dành cho ai, để làm gì. Viết được **chữ đậm** và danh sách theo kiểu Markdown.
form-keywords = Từ ngữ người dân hay dùng
form-hint-keywords = Cách nhau bằng dấu phẩy hoặc xuống dòng; từ nào có dấu phẩy bên trong thì cách nhau bằng dấu chấm phẩy. Ví dụ: làm giấy kết hôn, đăng ký cưới
form-sector = Lĩnh vực

form-part-applicants = Ai làm được
form-applicants = Đối tượng thực hiện

form-part-agencies = Cơ quan và nơi tiếp nhận
form-levels = Cấp thực hiện
form-agencies-implementing = Cơ quan thực hiện
form-agencies-competent = Cơ quan có thẩm quyền quyết định
form-agencies-delegated = Cơ quan được ủy quyền
form-agencies-coordinating = Cơ quan phối hợp
form-agencies-promulgating = Cơ quan ban hành
form-hint-agencies = Mỗi dòng một cơ quan
form-reception = Nơi tiếp nhận hồ sơ
form-hint-reception = Địa chỉ, hoặc lời chỉ chỗ, ví dụ: Bộ phận một cửa của xã nơi cư trú
form-interlinked = Liên thông: nộp một nơi, nhiều cơ quan cùng giải quyết

form-part-online = Dịch vụ công trực tuyến
form-online-level = Mức độ
form-online-since = Áp dụng từ ngày
form-online-announced-by = Quyết định công bố mức độ
form-hint-announced-by = Số của quyết định. Để trống thì trang sẽ ghi là mức độ chưa đối chiếu với quyết định công bố.
form-online-apply-url = Trang để nộp hồ sơ
form-online-by-agency = Nơi có mức độ khác
form-online-agency = Cơ quan

form-part-channels = Cách nộp, thời hạn và chi phí
form-channels-lead = Mỗi cách nộp một khung. Một cách có nhiều thời hạn hoặc mức thu tùy trường hợp thì thêm khung nữa và ghi rõ khi nào áp dụng.
form-channel-kind = Cách nộp
form-channel-situation = Khi nào áp dụng
form-hint-situation = Chỉ cần ghi khi một cách nộp có nhiều khung
form-channel-note = Ghi chú về cách nộp
form-time = Thời hạn giải quyết
form-time-amount = Số thời gian
form-time-unit = Đơn vị
form-time-note = Ghi chú về thời hạn
form-hint-time-note = Ví dụ: kể từ ngày nhận đủ hồ sơ hợp lệ
form-time-words = Hoặc ghi bằng lời
form-hint-time-words = Chỉ khi thời hạn không viết được thành một số và một đơn vị. Chưa rõ thì để trống.
form-unit-hour = giờ
form-unit-working-day = ngày làm việc
form-unit-day = ngày
form-unit-week = tuần
form-unit-month = tháng
form-unit-year = năm
form-costs = Phí, lệ phí
form-cost-kind = Phí hay lệ phí
form-cost-value = Mức thu
form-value-unknown = Chưa rõ
form-value-free = Miễn phí
form-value-amount = Một số tiền
form-value-range = Từ số tiền này đến số tiền khác
form-value-rate = Theo tỷ lệ
form-value-act = Do văn bản khác quy định
form-value-worded = Ghi nguyên văn nguồn
form-cost-amount = Số tiền, hoặc mức thấp nhất
form-hint-money = Bằng đồng, như 50.000
form-cost-to = Mức cao nhất
form-hint-to = Chỉ khi thu từ mức này đến mức khác
form-cost-words = Tỷ lệ, văn bản quy định, hoặc lời của nguồn
form-hint-cost-words = Ví dụ: 0,5% giá trị nhà, đất; hoặc số của nghị quyết quy định mức thu
form-cost-per = Tính cho mỗi
form-hint-per = Ví dụ: hồ sơ, trường hợp, giấy phép
form-cost-note = Khi nào thu, ghi chú
form-wording = Nguồn ghi: “{ $words }”. Lời này được giữ cho đến khi bạn đổi nội dung ở đây.

form-part-dossier = Hồ sơ
form-dossier-lead = Nếu giấy tờ mỗi trường hợp một khác, mỗi trường hợp một khung. Nếu ai cũng nộp như nhau, chỉ cần một khung, để trống tên.
form-dossier-sets = Số bộ hồ sơ
form-case-name = Tên trường hợp
form-hint-case = Viết sao cho người dân nhận ra mình, ví dụ: Người nộp là người nước ngoài
form-items = Giấy tờ
form-item-kind = Dòng này là
form-item-paper = Giấy tờ phải nộp hoặc xuất trình
form-item-note = Lời ghi chú giữa các giấy tờ
form-item-name = Tên giấy tờ, hoặc lời ghi chú
form-item-originals = Số bản chính
form-item-copies = Số bản sao
form-item-forms = Mẫu của giấy tờ này

form-part-forms = Biểu mẫu khác
form-forms-lead = Những mẫu đơn, tờ khai không thuộc riêng giấy tờ nào.
form-template-name = Tên mẫu
form-template-url = Địa chỉ tải mẫu

form-part-steps = Trình tự thực hiện
form-step-title = Tên bước
form-hint-step-title = Vài chữ, ví dụ: Nộp hồ sơ. Có thể để trống.
form-step-text = Việc phải làm
form-hint-markdown = Viết được **chữ đậm** và danh sách theo kiểu Markdown

form-part-requirements = Yêu cầu, điều kiện
form-requirements = Yêu cầu, điều kiện

form-part-outcomes = Kết quả
form-outcome-name = Tên kết quả
form-outcome-code = Mã kết quả
form-hint-outcome-code = Mã trong danh mục quốc gia, như KQ.G15.000031. Không có thì để trống.

form-part-legal-basis = Căn cứ pháp lý
form-legal-number = Số văn bản
form-hint-number = Ví dụ: 60/2014/QH13
form-legal-title = Tên văn bản
form-legal-issuer = Cơ quan ban hành
form-legal-issued-on = Ngày ban hành
form-legal-in-force-from = Có hiệu lực từ ngày
form-legal-in-force-to = Hết hiệu lực từ ngày
form-legal-replaced-by = Được thay bằng văn bản số

form-part-announcement = Quyết định công bố
form-announcement-number = Số quyết định
form-announcement-date = Ngày quyết định
form-announcement-issuer = Cơ quan công bố
form-announcement-change = Nội dung công bố
form-announcement-successors = Thủ tục thay thế
form-hint-successors = Khi bãi bỏ hoặc thay thế: địa chỉ của mỗi thủ tục thay thế, mỗi dòng một địa chỉ, như cap-ban-sao-trich-luc-ho-tich
form-error-successor = “{ $typed }” không phải địa chỉ của một thủ tục. Mở trang của thủ tục thay thế rồi chép địa chỉ vào đây.

form-part-life-events = Việc trong đời
form-life-events = Thủ tục này thường cần khi
form-hint-life-events = Những việc đã chọn đứng trước

form-part-source = Nguồn
form-source-name = Lấy từ đâu
form-hint-source = Ví dụ: Cổng Dịch vụ công quốc gia
form-source-url = Địa chỉ của nguồn
form-source-verified-on = Ngày đối chiếu với nguồn

form-hint-day = Ngày/tháng/năm, như 25/11/2026
form-hint-url = Địa chỉ đầy đủ, bắt đầu bằng https://

form-row-channel = Cách nộp { $n }
form-row-cost = Khoản thu { $n } của cách nộp { $channel }
form-row-case = Trường hợp { $n }
form-row-item = Giấy tờ { $n } của trường hợp { $case }
form-row-item-form = Mẫu { $n } của giấy tờ { $item } của trường hợp { $case }
form-row-agency = Nơi { $n } có mức độ khác
form-row-form = Biểu mẫu { $n }
form-row-step = Bước { $n }
form-row-outcome = Kết quả { $n }
form-row-legal = Văn bản { $n }
form-row-up = Chuyển lên
form-row-down = Chuyển xuống
form-row-remove = Xóa
form-add-channel = Thêm cách nộp
form-add-cost = Thêm khoản thu
form-add-case = Thêm trường hợp
form-add-item = Thêm giấy tờ
form-add-agency = Thêm cơ quan
form-add-form = Thêm mẫu
form-add-step = Thêm bước
form-add-outcome = Thêm kết quả
form-add-legal = Thêm văn bản

form-error-name = Viết tên thủ tục.
form-error-sector = Viết lĩnh vực, như Hộ tịch.
form-error-day = “{ $typed }” chưa phải là một ngày. Viết ngày/tháng/năm, như 25/11/2026.
form-error-count = “{ $typed }” chưa phải là số. Viết số bằng chữ số, như 1.
form-error-url = Viết địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://
form-error-choice = “{ $typed }” không có trong danh sách. Chọn lại một mục.
form-error-agency = Viết tên cơ quan, hoặc xóa dòng này.
form-error-level = Chọn mức độ ở cơ quan này, hoặc xóa dòng này.
form-error-channel-kind = Chọn cách nộp: trực tuyến, trực tiếp hay qua bưu chính.
form-error-amount = “{ $typed }” chưa đọc được thành số thời gian. Viết số lớn hơn 0, như 5 hoặc 2,5; đơn vị chọn ở ô bên cạnh.
form-error-unit = Chọn đơn vị của thời hạn, như ngày làm việc.
form-error-time-both = Chỉ ghi một trong hai: số thời gian, hoặc lời. Xóa bớt một ô.
form-error-time-note = Ghi chú này cần có số thời gian. Viết số thời gian, hoặc chuyển lời này sang ô “Hoặc ghi bằng lời”.
form-error-money = “{ $typed }” chưa đọc được thành số tiền. Viết số tiền bằng đồng, như 50.000; tiền đô la Mỹ thì viết như 10 USD.
form-error-money-missing = Viết số tiền bằng đồng, như 50.000, hoặc chọn mức thu “Chưa rõ”.
form-error-money-zero = Số tiền phải lớn hơn 0. Nếu không thu tiền, chọn mức thu “Miễn phí” và xóa ô này.
form-error-range = Mức cao nhất phải lớn hơn mức thấp nhất và cùng loại tiền.
form-error-words = Viết tỷ lệ, văn bản hoặc lời của nguồn vào đây, hoặc chọn mức thu “Chưa rõ”.
form-error-unused = Ô này không đi với mức thu đã chọn. Xóa ô này, hoặc chọn mức thu khác.
form-error-not-counted = Giấy tờ cần ít nhất một bản chính hoặc bản sao. Nếu đây chỉ là lời ghi chú, chọn “Lời ghi chú”.
form-error-note-counted = Lời ghi chú không có số bản. Chọn “Giấy tờ”, hoặc xóa số bản.
form-error-note-forms = Lời ghi chú không có mẫu. Chọn “Giấy tờ”, hoặc xóa mẫu.

form-unreadable-too-long = Biểu mẫu dài quá nên chưa lưu được. Quay lại, rút ngắn bớt lời rồi thử lại.
form-unreadable-too-many-rows = Biểu mẫu có quá nhiều dòng nên chưa lưu được. Quay lại, gộp bớt những dòng giống nhau rồi thử lại.
form-unreadable-not-this-form = Không đọc được biểu mẫu vừa gửi. Quay lại, tải lại trang rồi thử lại.

# Ngôn ngữ khác
form-translations = Tên và giới thiệu bằng ngôn ngữ khác
form-translation-name = Tên ({ $language })
form-translation-summary = Giới thiệu ({ $language })
form-translation-older = Bản dịch này cũ hơn tiếng Việt. Hãy sửa, hoặc xác nhận rằng bản dịch vẫn đúng.
form-translation-matches = Khớp với tiếng Việt hiện nay
form-error-translation-name = Hãy viết cả tên bằng ngôn ngữ này, hoặc để trống cả hai ô.
form-error-language = Cổng này không có ngôn ngữ “{ $typed }”: hãy để trống cả hai ô.

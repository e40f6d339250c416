# Soạn thảo, thẩm định, công khai.

state-draft = Đang soạn
state-submitted = Chờ thẩm định
state-approved = Đã thẩm định
state-scheduled = Chờ đến ngày công khai
state-published = Đang công khai
state-superseded = Đã có bản mới
state-withdrawn = Đã rút

## Bàn làm việc
desk-nothing-waits = Không có bản nào đang chờ bạn.
desk-to-review = Chờ bạn thẩm định ({ $n })
desk-to-publish = Chờ bạn công khai ({ $n })
desk-my-drafts = Bản bạn đang soạn ({ $n })
desk-with-others = Bản của bạn đang chờ người khác thẩm định ({ $n })
desk-coming = Sắp công khai ({ $n })
desk-faulty = Thủ tục có lỗi cần sửa ({ $n })
desk-column-faults = Số lỗi
desk-stale = Thủ tục quá { $months } tháng chưa ai xem lại ({ $n })
desk-stale-lead = Mở ra, so với văn bản hoặc nguồn. Còn đúng thì bấm “Vẫn đúng”, không cần soạn lại.
desk-column-last-word = Lần xem gần nhất
desk-shown = { $shown } trên { $n } thủ tục
desk-more = Việc khác

## Chọn thủ tục
editing-procedures = Thủ tục
editing-procedures-lead = Tìm thủ tục để sửa, xem các bản đang soạn, thêm thủ tục mới.
editing-search = Tên hoặc mã thủ tục
editing-new = Thêm thủ tục mới
editing-found = Thủ tục tìm thấy
editing-nothing-found = Không tìm thấy thủ tục nào. Thử ít chữ hơn, hoặc gõ mã.
editing-more-found = Chỉ hiện { $n } thủ tục đầu. Gõ thêm chữ để thu hẹp.
editing-not-yours = (ngoài phạm vi của bạn)
editing-under-way = Các bản đang trên đường công khai
editing-nothing-under-way = Chưa có bản nào đang soạn hoặc chờ công khai.
editing-column-procedure = Thủ tục
editing-column-changed = Thay đổi gần nhất
editing-hint-name = Tên đầy đủ như trong quyết định công bố
editing-hint-sector = Ví dụ: Hộ tịch
editing-hint-code = Mã quốc gia hoặc mã của tỉnh, ví dụ 1.001193. Chưa có mã thì để trống.
editing-error-code = Mã chưa đúng dạng. Mã có dạng như 1.001193 hoặc 1.013980.H19; chưa có thì để trống.
editing-make = Tạo bản soạn thảo

## Thủ tục
editing-public-page = Xem trang công khai
editing-confirmed = Xem lại gần nhất
editing-confirmed-by = { $day }, { $by }
editing-repealed-since = từ { $day }, theo quyết định { $decision }
editing-open = Mở bản thứ { $n } ({ $state })
editing-editions = Các bản của thủ tục này
editing-edition = Bản thứ { $n }
editing-edition-in-state = Bản thứ { $n } ({ $state })
editing-column-edition = Bản
editing-column-decision = Quyết định công bố

## Một bản
editing-edition-title = Bản thứ { $n }: { $name }
editing-state = Tình trạng
editing-authors = Người soạn
editing-begun = Bắt đầu soạn
editing-based-on = Soạn từ
editing-approved-by = Người thẩm định
editing-in-force-from = Ngày có hiệu lực
editing-hint-in-force = Ngày/tháng/năm. Ngày hôm nay hoặc đã qua thì công khai ngay.
editing-published-at = Công khai lúc
editing-superseded-at = Thôi công khai lúc
editing-reason = Lý do
editing-deeds = Việc có thể làm
editing-go-on-writing = Soạn tiếp
editing-waits-for-another = Bạn đã soạn bản này nên người khác phải thẩm định. Không ai tự duyệt bài của mình.
editing-remark = Lời nhắn (không bắt buộc)
editing-give-reason = Lý do
editing-comment = Ý kiến
editing-comments = Trao đổi
editing-nothing-said-yet = Chưa có ý kiến nào.
editing-findings = Điều cần xem lại
editing-findings-lead = Bản soạn lưu được khi còn thiếu, nhưng phải hết lỗi nặng mới công khai được.
editing-no-findings = Các phép kiểm tra không thấy điều gì.
editing-to-field = Tới chỗ cần sửa
editing-changes = Khác với bản thứ { $n }
editing-compare-with = So với
editing-compare = So sánh
editing-first-edition = Đây là bản đầu tiên, chưa có bản nào để so.

impact-title = Ảnh hưởng đến người dân
impact-nothing = Giấy tờ, chi phí, thời hạn và mức độ trực tuyến không đổi.
impact-events = Việc trong đời có liên quan
impact-event-stays = vẫn có thủ tục này
impact-event-new = sẽ có thêm thủ tục này
impact-event-gone = sẽ không còn thủ tục này
impact-related = Thủ tục có liên quan
impact-successor = được nêu là thủ tục thay thế
impact-predecessor = đã được thủ tục này thay thế

## Việc làm bằng một nút
deed-begin = Soạn bản mới
deed-begin-lead = Bản mới bắt đầu từ nội dung này. Bản đang công khai không đổi cho đến khi bản mới được thẩm định và đến ngày.
deed-begin-done = Đã tạo bản mới.
deed-confirm = Vẫn đúng
deed-confirm-lead = Bạn đã so với văn bản, nội dung đang công khai vẫn đúng.
deed-confirm-done = Đã ghi: nội dung vẫn đúng.
deed-save = Lưu
deed-save-lead = Lưu những gì đã viết.
deed-save-done = Đã lưu.
deed-submit = Gửi thẩm định
deed-submit-lead = Người khác sẽ xem lại. Sau khi gửi, bản này không sửa được cho đến khi được trả lại.
deed-submit-done = Đã gửi thẩm định.
deed-give-up = Bỏ bản này
deed-give-up-lead = Bản này sẽ không được công khai, nhưng vẫn được giữ trong lịch sử.
deed-give-up-done = Đã bỏ bản này.
deed-send-back = Trả lại người soạn
deed-send-back-lead = Nêu rõ cần sửa gì.
deed-send-back-done = Đã trả lại người soạn.
deed-approve = Thẩm định: đồng ý
deed-approve-lead = Bạn đã đọc mọi chỗ thay đổi và thấy đúng với quyết định công bố.
deed-approve-done = Đã thẩm định.
deed-schedule = Đặt ngày công khai
deed-schedule-lead = Đến ngày có hiệu lực, bản này tự thay bản đang công khai.
deed-schedule-done = Đã đặt ngày. Bản này sẽ tự công khai khi đến ngày.
deed-withdraw = Rút lại
deed-withdraw-lead = Bản này thôi công khai hoặc không công khai nữa. Việc này được ghi lại cùng lý do.
deed-withdraw-done = Đã rút lại.
deed-comment = Nêu ý kiến
deed-comment-lead = Mọi người làm việc với bản này đều đọc được.
deed-comment-done = Đã ghi ý kiến.
deed-publish = Công khai
deed-publish-lead = Bản này được đặt trước công chúng ngay.
deed-publish-done = Đã công khai.

## Biểu mẫu và xung đột
editing-form-title = Soạn bản thứ { $n }
editing-written-by = Lần lưu { $n }, bởi { $by }
editing-save = Lưu
editing-save-and-look = Lưu và xem lại
editing-back-to-form = Quay lại biểu mẫu
conflict-title = Có người vừa sửa cùng bản này
conflict-lead = Trong lúc bạn viết, { $by } đã lưu bản này. Chưa có gì bị mất: xem hai bên đã đổi gì rồi chọn.
conflict-theirs = { $by } đã đổi
conflict-mine = Bạn đã đổi
conflict-merge = Gộp hai bên
conflict-none = Hai bên không sửa cùng một phần, nên gộp được ngay.
conflict-choose = Cả hai đã sửa những phần dưới đây. Chọn lấy bên nào; các phần khác được gộp.
conflict-side-mine = Lấy phần của tôi
conflict-side-theirs = Lấy phần của { $by }
conflict-do-merge = Gộp và lưu
conflict-keep-mine = Chỉ lấy của tôi
conflict-take-theirs = Bỏ phần của tôi và mở bản vừa được lưu

## Khi không làm được
editing-not-done = Chưa làm được
editing-forbidden = Bạn không làm được việc này
editing-forbidden-advice = Nếu đây là việc của bạn, hãy nhờ người quản trị xem lại vai trò của bạn.
editing-the-other = Mở thủ tục đã có mã này
editing-error-state = Bản này đã ở tình trạng “{ $state }”, nên không làm được việc này. Có thể người khác vừa xử lý.
editing-error-same-person = Bạn đã soạn một phần của bản này, nên người khác phải thẩm định.
editing-error-no-reason = Hãy viết lý do.
editing-error-no-announcement = Chưa đủ quyết định công bố: cần số, ngày, cơ quan ban hành và nội dung công bố. Hãy bổ sung trong bản soạn.
editing-error-not-yet = Bản này chỉ có hiệu lực từ ngày { $day }.
editing-error-missing = Không có bản này.
editing-error-open-already = Bản thứ { $n } đang soạn hoặc chờ thẩm định. Mỗi lúc chỉ có một bản như vậy.
editing-error-conflict = Có người vừa sửa cùng bản này. Hãy mở lại và thử lần nữa.
editing-error-findings = Còn lỗi phải sửa trước khi công khai:
editing-error-nothing-said = Hãy viết ý kiến.
editing-error-code-taken = Đã có thủ tục mang mã này.
editing-error-store = Lúc này chưa ghi được. Những gì bạn đã viết vẫn còn ở dưới; hãy thử lại sau ít phút.
editing-error-day = Ngày chưa đọc được. Viết ngày/tháng/năm, như 25/11/2026.

## Xem trước
preview = xem trước
preview-see = Xem như người dân sẽ thấy
preview-lead = Bạn đang xem trước bản thứ { $n }. Người dân chưa thấy trang này.
preview-back = Quay lại bản này

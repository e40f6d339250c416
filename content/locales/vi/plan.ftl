# Trường hợp của tôi, hồ sơ của tôi, so sánh

weekday-name = { $n ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[other] Chủ nhật
}
clock = { $hour }:{ $minute }
change = Sửa
go-on = Tiếp tục
error-prefix = Lỗi
procedure = Thủ tục
paper-conditional = chỉ khi cần

# Câu hỏi
case-title = Trường hợp của tôi
case-description = Trả lời vài câu hỏi để biết đúng giấy tờ, chi phí và ngày nhận kết quả của trường hợp bạn: { $name }.
case-start = Xem trường hợp của tôi
case-start-lead = { $n ->
   *[other] Trả lời { $n } câu ngắn để ra đúng giấy tờ, số tiền, nơi nộp và ngày nhận kết quả của bạn.
}
case-start-none = Xem giấy tờ, số tiền, nơi nộp và ngày nhận kết quả nếu bạn nộp hôm nay.
case-step = Câu { $n } trong { $of }
case-ask-who = Bạn là ai?
case-ask-level = Bạn làm ở cấp nào?
case-ask-case = Trường hợp nào là của bạn?
case-ask-channel = Bạn nộp bằng cách nào?
case-ask-row = Hồ sơ của bạn thuộc loại nào?
case-ask-costs = Bạn phải trả những khoản nào?
case-lead-who = Người đứng tên hồ sơ.
case-lead-level = Thủ tục này làm được ở nhiều cấp, nơi nộp mỗi cấp một khác.
case-lead-case = Giấy tờ mỗi trường hợp một khác.
case-lead-channel = Thời gian và chi phí có thể khác nhau theo cách nộp.
case-lead-row = Thời gian và chi phí mỗi loại một khác.
case-lead-costs = Đánh dấu khoản áp dụng cho bạn. Không rõ thì để trống.
case-short-who = Bạn là
case-short-level = Cấp
case-short-case = Trường hợp
case-short-channel = Cách nộp
case-short-row = Loại hồ sơ
case-short-costs = Các khoản
case-unsure = Tôi chưa rõ
case-unsure-said = Chưa rõ
case-hint-commune = Xã, phường, đặc khu nơi bạn ở
case-hint-province = Sở, ban, ngành hoặc trung tâm hành chính công của tỉnh, thành phố
case-times = Số lượng ({ $per })
case-times-said = × { $n }
case-not-counted = Không tính, vì bạn không chọn khoản này.
case-nothing-chosen = Hãy chọn một câu trả lời. Chưa biết thì chọn “Tôi chưa rõ”.
case-count-wrong = “{ $typed }” không phải số lượng. Hãy ghi một số từ 1 đến { $most }.
case-none-of-these = Bạn không phải ai trong số này? Thủ tục này có lẽ không dành cho bạn.
case-search-other = Tìm thủ tục khác
case-answer-change = Sửa câu trả lời: { $question }
case-stale = Thủ tục này đã thay đổi từ lúc bạn trả lời. Hãy xem lại các câu trả lời.

# Danh sách việc
case-result-title = Việc bạn cần làm
case-several = Giấy tờ còn tùy trường hợp. Mở ra xem và chọn trường hợp của bạn.
case-ask-desk = Nguồn chưa nói rõ. Hãy hỏi nơi tiếp nhận hồ sơ trước khi đi.
case-whole-procedure = Xem toàn bộ thủ tục
total-unknown = Chưa biết số tiền
total-and-more = và khoản chưa biết số tiền
total-depends = Tùy khoản nào áp dụng cho bạn.
total-ask = Có khoản danh mục chưa ghi số tiền, nên chưa cộng được. Hãy hỏi nơi tiếp nhận hồ sơ.
total-other-way = (nộp bằng cách khác)
total-of-all = { $n ->
   *[other] Cộng { $n } thủ tục
}

# Ngày nhận kết quả
due-title = Ngày nhận kết quả
due-hand-in-on = Ngày nộp
due-again = Tính lại
due-before-closing = Nộp { $day } trước { $closing }, nhận kết quả chậm nhất
due-after-closing = Nộp sau { $closing } ngày đó, nhận kết quả chậm nhất
due-that-day = Nộp { $day }, nhận kết quả chậm nhất
due-rule = Vì sao là ngày này?
due-from = Ngày tiếp nhận là { $day }; ngày này không tính vào thời hạn. Thứ Bảy, Chủ nhật và ngày nghỉ lễ không phải ngày làm việc.
due-received-later = Nộp vào { $day } thì tính từ ngày làm việc tiếp theo, vì đó là ngày nghỉ hoặc đã hết giờ làm việc.
due-off = { $day } được nghỉ: { $name } ({ $basis }).
due-worked = { $day } làm bù: { $name } ({ $basis }).
due-moved = Thời hạn hết vào { $day } là ngày nghỉ, nên dời sang ngày làm việc tiếp theo.
due-complete = Thời hạn chỉ tính khi hồ sơ đủ và đúng.
due-unconfirmed = Lịch nghỉ của khoảng thời gian này có ngày chưa được cán bộ đối chiếu với văn bản.
due-limit-unknown = Chưa tính được ngày, vì thời hạn chưa rõ. Hãy hỏi ngày hẹn khi nộp hồ sơ.
due-hours = Thời hạn tính bằng giờ. Hãy hỏi giờ hẹn khi nộp hồ sơ.
due-part-of-a-month = Chưa tính được ngày, vì thời hạn là một phần của tháng hoặc năm. Hãy hỏi ngày hẹn khi nộp hồ sơ.
due-no-calendar = Chưa tính được ngày, vì chưa có lịch nghỉ của năm { $year }.
due-calendar = Ghi vào lịch của tôi (.ics)
due-calendar-all = Ghi các ngày vào lịch (.ics)
day-unreadable-short = Ngày chưa đúng. Hãy viết như 26/11/2026. Dưới đây tính cho hôm nay.
day-past = Ngày này đã qua. Dưới đây tính cho hôm nay.
ics-result = Nhận kết quả: { $name }

# Hồ sơ của tôi
undertaking-title = Hồ sơ của tôi
undertaking-title-for = Hồ sơ của tôi: { $event }
undertaking-description = Gom nhiều thủ tục lại: giấy tờ chung, tổng chi phí, việc nào trước và ngày nào xong.
undertaking-lead = Gom các thủ tục bạn phải làm: giấy tờ nào dùng chung, tốn bao nhiêu, việc nào trước, ngày nào xong.
undertaking-add = Thêm vào hồ sơ của tôi
undertaking-back = Đưa vào hồ sơ của tôi
undertaking-again = Mở lại hồ sơ đang làm (% thủ tục)
undertaking-from-event = Bắt đầu từ một việc
undertaking-from-event-lead = Chọn việc sắp đến với bạn hoặc cơ sở của bạn, hoặc tìm từng thủ tục ở dưới.
undertaking-kept = Hồ sơ này chỉ nằm trong địa chỉ của trang và trên máy của bạn. Gửi địa chỉ cho ai thì người đó xem được. Đã mở một lần thì xem lại được khi mất mạng.
undertaking-steps = Việc phải làm, theo thứ tự
undertaking-timeline = Thời gian
undertaking-papers = Giấy tờ chuẩn bị
undertaking-papers-open = Chưa gộp được giấy tờ của:
undertaking-case-open = còn phải chọn trường hợp
undertaking-merged = { $n ->
   *[other] Có { $n } giấy tờ được nhiều thủ tục cùng hỏi, chỉ ghi một lần.
}
undertaking-for = Dùng cho:
undertaking-shown = Giấy này chỉ xuất trình rồi nhận lại, nên dùng chung được.
undertaking-costs = Chi phí
undertaking-more = Thêm thủ tục
undertaking-search = Tìm thủ tục để thêm
undertaking-add-this = Thêm
undertaking-found-nothing = Không tìm thấy thủ tục nào khác. Thử ít chữ hơn.
undertaking-full = Một hồ sơ có nhiều nhất { $most } thủ tục.
undertaking-missing = Không có trong danh mục, nên đã bỏ qua: { $words }
undertaking-too-many = Chỉ lấy được { $most } thủ tục, đã bỏ qua { $n }.
undertaking-stale = Có thủ tục đã thay đổi từ lúc bạn trả lời. Hãy xem lại các câu trả lời.
undertaking-done = { $n ->
   *[other] { $n } thủ tục. Làm lần lượt như dưới đây thì xong tất cả chậm nhất { $day }.
}
undertaking-known-until = { $n ->
   *[other] { $n } thủ tục. Phần tính được thì xong chậm nhất { $day }; có thủ tục chưa rõ thời hạn.
}
undertaking-no-day = { $n ->
   *[other] { $n } thủ tục. Chưa tính được ngày xong, vì thời hạn chưa rõ.
}
task-after = Làm sau khi có kết quả của:
task-questions = { $n ->
   *[other] Trả lời { $n } câu để rõ giấy tờ và chi phí
}
task-checklist = Xem danh sách của thủ tục này
task-remove = Bỏ
task-remove-label = Bỏ khỏi danh sách: { $name }
task-from-to = Nộp được từ { $from }, xong chậm nhất { $to }.
task-from = Nộp được từ { $from }.
task-no-day = Chưa tính được ngày, vì việc phải làm trước chưa rõ thời hạn.
timeline-label = Thời gian từng thủ tục, từ { $from } đến { $to }. Danh sách bên dưới nói cùng điều này.
timeline-unknown = Chưa vẽ được, vì chưa rõ thời hạn của thủ tục nào.
timeline-longest = Điều quyết định thời gian
timeline-longest-lead = { $n ->
    [1] Thủ tục này xong sau cùng, vào { $day }. Muốn nhanh hơn thì bắt đầu từ đây.
   *[other] { $n } thủ tục này phải làm nối nhau và xong sau cùng, vào { $day }. Muốn nhanh hơn thì bắt đầu từ đây.
}

# So sánh
compare-title = So sánh thủ tục
compare-description = Đặt các thủ tục hoặc các trường hợp cạnh nhau: giấy tờ, thời gian, chi phí, nơi nộp.
compare-with = So sánh với thủ tục khác
compare-these = So sánh các thủ tục này
compare-empty = Chưa có thủ tục nào để so sánh. Tìm ở dưới, hoặc mở một thủ tục rồi chọn “So sánh với thủ tục khác”.
compare-one = Thêm ít nhất một thủ tục nữa để so sánh.
compare-remove-label = Bỏ khỏi bảng: { $name }
compare-due = Nộp hôm nay thì
compare-due-open = Tùy cách nộp
compare-cases = { $n ->
   *[other] Tùy trường hợp, có { $n } trường hợp.
}
compare-add = Thêm thủ tục để so sánh

# Việc trong đời, có thứ tự
event-steps = Việc phải làm
event-steps-lead = Bỏ đánh dấu việc không phải của bạn, rồi lập hồ sơ để thấy giấy tờ chung, tổng chi phí và ngày xong.
event-make = Lập hồ sơ của tôi
event-when = Chỉ khi:
event-choose = Chọn một:
event-missing = Chưa có trong danh mục này. Hãy hỏi bộ phận một cửa.
event-after = Làm sau:
event-others = Thủ tục khác thường cần

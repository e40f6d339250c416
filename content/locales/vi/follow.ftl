# Theo dõi thay đổi: qua trình đọc tin và qua e-mail.

feed-title-sector = Thay đổi của lĩnh vực: { $name }
feed-title-event = Thay đổi của các thủ tục khi: { $name }

follow-link = Theo dõi
follow-title = Theo dõi thay đổi
follow-title-for = Theo dõi thay đổi: { $name }
follow-lead = Khi giấy tờ, chi phí, thời hạn hay điều gì khác thay đổi, bạn sẽ được báo.
follow-feed = Nguồn tin Atom

follow-by-letter = Nhận tin qua e-mail
follow-letter-lead = Mỗi thư kể rõ chỗ nào bỏ, chỗ nào thêm, từ ngày nào, theo quyết định nào.
follow-address = Địa chỉ e-mail
follow-address-hint = Ví dụ: lan@example.com. Chúng tôi gửi tới đó một thư để hỏi lại; bạn bấm xác nhận thì mới bắt đầu theo dõi.
follow-address-missing = Hãy ghi địa chỉ e-mail của bạn.
follow-address-wrong = Đây chưa phải một địa chỉ e-mail đúng. Hãy xem lại, ví dụ: lan@example.com
follow-language = Ngôn ngữ của thư
follow-trap = Đừng ghi gì vào đây
follow-button = Gửi thư xác nhận
follow-privacy = Địa chỉ của bạn chỉ dùng để gửi tin này, không đưa cho ai. Khi bạn thôi theo dõi, hoặc không xác nhận trong 48 giờ, địa chỉ bị xóa hẳn.
follow-too-many = Vừa có quá nhiều yêu cầu từ mạng bạn đang dùng. Hãy chờ vài phút rồi gửi lại.
follow-away = Lúc này chưa nhận được yêu cầu. Hãy gửi lại sau ít phút.
follow-no-letters = Trang này chưa gửi được e-mail. Bạn có thể theo dõi qua nguồn tin Atom ở dưới.
follow-choose = Hãy mở một thủ tục, một lĩnh vực hoặc một sự kiện, rồi bấm “Theo dõi”.
follow-choose-procedure = Tìm thủ tục

follow-by-feed = Nhận tin qua trình đọc tin
follow-feed-lead = Chép địa chỉ của nguồn tin này vào trình đọc tin của bạn. Không cần cho ai biết địa chỉ e-mail.

follow-received-title = Hãy mở hộp thư của bạn
follow-received = Nếu địa chỉ đó nhận được thư, trong ít phút nữa sẽ có một thư ở đó. Hãy mở liên kết trong thư và bấm xác nhận.
follow-received-hours = Liên kết dùng được trong { $hours } giờ.
follow-received-nothing = Không thấy thư? Hãy xem cả mục thư rác. Nếu vẫn không thấy, hãy chờ 15 phút rồi gửi lại, và xem lại địa chỉ đã ghi.
follow-back = Quay lại: { $name }

follow-confirm-title = Xác nhận theo dõi
follow-confirm-lead = Bạn muốn nhận e-mail khi có thay đổi ở:
follow-confirm-button = Xác nhận
follow-confirm-not = Không phải bạn yêu cầu? Cứ đóng trang này lại. Địa chỉ của bạn sẽ tự bị xóa.
follow-confirmed = Đã xác nhận. Khi có thay đổi, bạn sẽ nhận được thư.

follow-own-title = Những gì bạn theo dõi
follow-own-address = Thư gửi tới: { $address }
follow-stopped = Nhiều thư gửi tới bạn đã bị trả lại, nên chúng tôi tạm ngừng gửi. Để nhận tiếp, hãy gửi lại yêu cầu theo dõi.
follow-leave-one = Thôi theo dõi
follow-leave-label = Thôi theo dõi: { $name }
follow-leave-all = Thôi theo dõi tất cả
follow-leave-what = Khi không còn theo dõi gì, địa chỉ của bạn bị xóa hẳn.
follow-left-one = Đã thôi theo dõi.
follow-leave-title = Thôi theo dõi
follow-leave-lead = Bạn sẽ không nhận thư nào nữa, và địa chỉ của bạn bị xóa hẳn.
follow-leave-some = Tôi chỉ muốn thôi một vài mục
follow-gone-title = Đã thôi theo dõi
follow-gone = Địa chỉ của bạn đã bị xóa. Bạn sẽ không nhận thư nào nữa.
follow-over-title = Liên kết này không còn dùng được
follow-over = Có thể bạn đã thôi theo dõi, hoặc thư xác nhận đã quá 48 giờ. Nếu vẫn muốn theo dõi, hãy gửi lại yêu cầu.

# Thư
letter-confirm-subject = Xác nhận theo dõi: { $name }
letter-confirm-lead = Có người, có lẽ là bạn, muốn nhận tin ở địa chỉ này khi có thay đổi trên { $site }, ở:
letter-confirm-how = Nếu đúng là bạn, hãy mở liên kết sau rồi bấm nút “Xác nhận”.
letter-confirm-link = Xác nhận theo dõi
letter-confirm-not = Nếu không phải bạn, bạn không cần làm gì. Sau { $hours } giờ, địa chỉ này bị xóa khỏi hệ thống.
letter-already-subject = Bạn đang theo dõi: { $name }
letter-already-lead = Có người, có lẽ là bạn, vừa xin theo dõi một mục mà bạn đã theo dõi rồi:
letter-already-nothing = Bạn không cần làm gì thêm. Khi có thay đổi, bạn sẽ nhận được thư.
letter-changes-subject-one = Thay đổi: { $name }
letter-changes-subject = { $n ->
   *[other] { $n } thay đổi ở những gì bạn theo dõi
}
letter-changes-lead = { $n ->
   *[other] Có { $n } thay đổi ở những gì bạn theo dõi.
}
letter-changes-more = { $n ->
   *[other] Và { $n } thay đổi nữa, xem trên trang
}
letter-edition = { $what }. Bản { $n }, từ { $moment }.
letter-change = { $what }, lúc { $moment }.
letter-compare = So bản mới với bản trước
letter-see = Xem trên trang
letter-lines-more = { $n ->
   *[other] Và { $n } chỗ khác nữa, xem ở trang so sánh.
}
letter-why = Bạn nhận thư này vì đã xác nhận theo dõi thay đổi trên { $site }.
letter-manage = Xem và sửa những gì bạn theo dõi
letter-leave = Thôi theo dõi tất cả

# Chương trình
command-mail-server = Máy chủ gửi thư, để người dân theo dõi thay đổi qua e-mail: smtps://TÊN@MÁY:465, starttls://TÊN@MÁY:587 hoặc smtp://MÁY:25; bỏ trống thì chỉ có nguồn tin Atom
command-mail-from = Người gửi của các thư ấy, ví dụ: Minh Bạch <khong-tra-loi@thutuc.example.gov.vn>
command-mail-secret-file = Tệp chứa mật khẩu của máy chủ gửi thư; cũng có thể đặt trong biến môi trường MINHBACH_MAIL_SECRET
command-mail-interval = Một người nhận nhiều nhất một thư trong từng này phút; thay đổi trong thời gian ấy gom vào thư sau
failure-mail-server = Không dùng được máy chủ gửi thư { $server }: hãy viết như smtps://ten@may.example:465, starttls://… hoặc smtp://…
failure-mail-plain = Mật khẩu không được đi qua mạng mà không mã hóa: hãy dùng smtps:// hoặc starttls:// cho máy chủ gửi thư { $server }.
failure-mail-visible = Mật khẩu trong dòng lệnh ai trên máy cũng đọc được: hãy đặt nó vào tệp (--mail-secret-file) hoặc biến môi trường MINHBACH_MAIL_SECRET.
failure-mail-from = Người gửi thư “{ $from }” viết chưa đúng: hãy đặt --mail-from, ví dụ Minh Bạch <khong-tra-loi@thutuc.example.gov.vn>.
failure-mail-secret = Không đọc được tệp mật khẩu { $file } của máy chủ gửi thư.
failure-mail-public-url = Thư cần có địa chỉ của trang này: hãy đặt --public-url.

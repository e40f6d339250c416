# Những gì có thêm trên biểu mẫu khi trình duyệt chạy JavaScript.

live-preview = Xem trước
live-preview-close = Thôi xem trước
live-checks = Soát trong khi viết
live-nothing = Chưa thấy chỗ nào cần sửa.
live-findings = Đọc được hết. Còn { $n } điều nên xem lại trước khi công khai.
live-to-field = Đến chỗ ấy
live-filled = Đã điền các ô còn trống của văn bản % từ danh mục. Hãy đối chiếu lại.
live-saved = Đã tự lưu lúc %.
live-away = Không lưu được lúc %: mất kết nối, hoặc bạn đã bị đăng xuất. Một bản được giữ trong cửa sổ này.
live-unsent = Có một bản của biểu mẫu này chưa lưu được lần trước.
live-send = Lưu bản ấy
live-forget = Bỏ bản ấy
live-not-saved-wrong = Chưa tự lưu: còn { $n } chỗ không đọc được.
live-not-saved-moved = Đã thôi tự lưu: { $by } vừa lưu bản này trong khi bạn viết. Bấm “Lưu” để xem hai bên khác nhau chỗ nào; không chữ nào của bạn bị mất.
live-not-saved-closed = Đã thôi tự lưu: bản này không còn là bản nháp.

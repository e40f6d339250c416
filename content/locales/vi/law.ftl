# Sổ văn bản pháp luật.

law-title = Văn bản pháp luật
law-lead = Mọi văn bản mà các thủ tục đang dựa vào. Các cách viết khác nhau của một số hiệu được gộp làm một.
law-search = Số hiệu hoặc tên văn bản
law-search-button = Tìm
law-count = { $count } văn bản
law-none = Không có văn bản nào như vậy.
law-column-number = Số hiệu
law-column-title = Tên
law-column-entries = Thủ tục
law-column-state = Hiệu lực
law-gone = hết hiệu lực
law-ends = hết hiệu lực từ { $day }
law-replaced-by = được thay bằng { $number }
law-unrecorded = chưa ghi
law-recorded = có ghi
law-disputed = nhiều tên khác nhau
law-only-gone = Chỉ văn bản hết hiệu lực

law-number = Số hiệu
law-name = Tên
law-issuer = Cơ quan ban hành
law-issued-on = Ngày ban hành
law-in-force-from = Có hiệu lực từ
law-in-force-to = Hết hiệu lực từ
law-replaced = Được thay bằng
law-link = Đường dẫn
law-spellings = Các cách viết
law-titles = Các tên đang được dùng
law-cited = { $text } ({ $count })

law-record = Ghi điều đã biết
law-record-lead = Người thẩm định và người công khai ghi. Mỗi lần ghi được giữ lại.
law-record-button = Ghi lại
law-replaced-hint = Số hiệu của văn bản thay thế, nếu có.
law-link-hint = Địa chỉ bắt đầu bằng https://
law-recorded-now = Đã ghi.
law-history = Đã ghi trước đây
law-history-line = { $day }, { $who }

law-entries = Thủ tục đang công khai dựa vào văn bản này
law-entries-none = Không còn thủ tục nào dựa vào văn bản này.
law-drafts = Bản đang làm dựa vào văn bản này
law-mend = Tạo bản thảo để sửa
law-mend-lead = Mọi thủ tục ở trên sẽ có bản thảo mới. Bạn xem trước rồi mới tạo.
law-mend-to = Số hiệu văn bản thay vào
law-mend-to-hint = Bỏ trống để thôi dẫn văn bản này.
law-mend-title = Tên văn bản thay vào
law-mend-button = Xem trước

law-error-number = Văn bản phải có số hiệu.
law-error-order = Ngày hết hiệu lực trước ngày có hiệu lực.
law-error-itself = Một văn bản không thể thay chính nó.
law-error-link = Đường dẫn phải bắt đầu bằng https:// hoặc http:// và không có dấu cách.
law-error-moved = Có người vừa ghi trước bạn. Hãy xem lại rồi ghi lần nữa.
law-error-day = Đây không phải một ngày có thật. Viết như 15/01/2026.
law-error-key = Số hiệu này là của văn bản khác. Hãy mở trang của văn bản ấy.

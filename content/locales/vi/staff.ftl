# Các trang dành cho cán bộ.

staff-title = Dành cho cán bộ

explain-title = Câu hỏi được hiểu thế nào
explain-lead = Gõ câu hỏi như người dân gõ để xem hệ thống hiểu ra sao và vì sao mỗi kết quả đứng ở chỗ ấy.
explain-question = Câu hỏi của người dân
explain-button = Xem
explain-engine = Bộ máy trả lời: { $engine }
explain-understood = Hiểu câu hỏi
explain-typing = Cách gõ
explain-codes = Mã thủ tục
explain-laws = Văn bản
explain-intents = Điều được hỏi
explain-levels = Cấp được nhắc
explain-repairs = Có vẻ gõ nhầm
explain-neighbours = Chữ đứng cạnh nhau
explain-parts = Từng phần của câu hỏi; mỗi phần chỉ cần khớp một cách nói
explain-wordings = Các cách nói và trọng số
explain-why = Vì sao có cách nói ấy
explain-results = Kết quả
explain-results-caption = Điểm bằng 100 nhân với các hệ số trong hàng
explain-place = Thứ tự
explain-name = Thủ tục
explain-score = Điểm
explain-covered = Khớp câu hỏi
explain-index = Chỉ mục
explain-named = Gọi đúng tên
explain-prior = Mức phổ biến
explain-level = Đúng cấp
explain-rare = Trường hợp riêng không được nhắc

intent-papers = giấy tờ
intent-cost = chi phí
intent-time = thời gian
intent-place = nơi nộp
intent-online = làm qua mạng
intent-conditions = điều kiện
intent-form = biểu mẫu
intent-steps = các bước
intent-law = căn cứ pháp lý

missed-page-title = Điều người dân tìm mà chưa thấy
missed-page-lead = Mỗi dòng là điều danh mục còn thiếu, hoặc là lời nói mà hệ thống chưa biết. Bấm vào để xem câu ấy được hiểu thế nào.
missed-spans = Xem trong
missed-days = { $days } ngày

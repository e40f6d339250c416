# Dữ liệu mở: trang, bảng kê và dữ liệu liên kết.
dataset-title = Danh mục thủ tục hành chính
dataset-description = Toàn bộ thủ tục mà cổng đang hiện: giấy tờ, cách nộp, thời hạn, mức thu, trình tự, kết quả, căn cứ pháp lý và cơ quan.

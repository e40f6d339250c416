# Tệp mẫu đơn, tờ khai để tải về.

form-template-file = Tệp mẫu
form-hint-file = Chọn tệp Word, Excel, PDF hoặc OpenDocument, không quá { $megabytes } MB. Tệp được giữ ở đây và ai cũng tải về được.
form-file-stored = Tệp đang giữ: { $name }
form-hint-form-url = Tự có khi bạn chọn tệp ở trên. Nếu mẫu nằm ở trang khác, viết địa chỉ đầy đủ, bắt đầu bằng https://
form-error-form-url = Chọn tệp ở trên, hoặc viết địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://
form-unreadable-cut-off = Đường truyền bị ngắt giữa chừng, biểu mẫu chưa gửi đi trọn vẹn. Hãy quay lại và gửi lần nữa.

file-not-taken-empty = Tệp “{ $name }” trống. Chọn tệp khác.
file-not-taken-too-large = Tệp “{ $name }” lớn hơn { $megabytes } MB. Hãy giảm dung lượng (ví dụ nén ảnh trong tệp) rồi chọn lại.
file-not-taken-kind = Tệp “{ $name }” không phải Word, Excel, PDF hay OpenDocument, dù tên có thể nói vậy. Hãy lưu lại thành .docx hoặc .pdf rồi chọn lại.
file-not-taken-macros = Tệp “{ $name }” có macro hoặc thành phần tự chạy, người dân không thể yên tâm mở. Hãy lưu lại thành .docx hoặc .xlsx không có macro rồi chọn lại.
file-not-taken-locked = Tệp “{ $name }” bị khóa bằng mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.
file-not-taken-broken = Tệp “{ $name }” bị hỏng hoặc chưa được chép trọn vẹn. Hãy mở ra lưu lại rồi chọn lần nữa.
file-not-stored = Chưa giữ được tệp “{ $name }” vì nơi lưu tệp đang gặp sự cố. Những gì bạn đã viết vẫn còn; hãy thử lại sau ít phút.

command-files = Nơi giữ các tệp mẫu đơn: một thư mục, hoặc s3://KHO/TIỀN-TỐ (địa chỉ và khóa của kho lấy từ các biến AWS_…)
failure-files = Không đọc hay ghi được các tệp mẫu đơn.
failure-files-place = Không giữ được tệp ở { $place }. Hãy xem thư mục có ghi được không; nếu là kho S3 thì xem các biến AWS_….

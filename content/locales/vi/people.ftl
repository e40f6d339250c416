# Accounts, signing in, roles.
refused-role = Vai trò của bạn không cho phép việc này.
refused-scope = Vai trò của bạn không bao gồm thủ tục này: nó thuộc lĩnh vực hoặc cơ quan khác.
refused-second-factor = Việc này cần đăng nhập bằng hai bước.

## Vì sao không làm được với tài khoản
people-missing = Không có tài khoản hoặc phiên đăng nhập nào như vậy.
people-name-taken = Tên đăng nhập này đã có người dùng. Mỗi tên chỉ dùng cho một người, kể cả khi tài khoản đã đóng.
people-display-name = Hãy ghi họ tên, nhiều nhất 100 ký tự.
people-wrong-credentials = Tên đăng nhập hoặc mật khẩu chưa đúng.
people-wrong-password = Mật khẩu chưa đúng.
people-wrong-code = Mã chưa đúng, hoặc đã dùng rồi. Hãy chờ mã kế tiếp trong ứng dụng rồi nhập lại.
people-locked = Đã nhập sai nhiều lần liên tiếp nên phải chờ một lúc, lâu nhất là 15 phút. Trong lúc chờ, mọi lần nhập đều không được xét.
people-over = Đường dẫn hoặc phiên này đã hết hạn hoặc đã được dùng.
people-last-administrator = Đây là người quản trị duy nhất. Hãy trao vai trò quản trị cho một người khác trước.
people-own-account = Không ai tự đổi vai trò hay tự đóng tài khoản của mình. Hãy nhờ một người quản trị khác.
people-closed = Tài khoản này đã đóng.
people-not-closed = Tài khoản này chưa đóng.
people-factor-there = Tài khoản đã có bước xác thực thứ hai. Hãy đăng nhập bằng hai bước để thay bằng thiết bị khác.
people-no-factor = Tài khoản chưa có bước xác thực thứ hai, hoặc phiên này chưa qua bước ấy.
people-factor-needed = Vai trò của bạn cần bước xác thực thứ hai nên không bỏ được.
people-no-provider = Nơi này không đăng nhập qua hệ thống khác.
people-provider = Hệ thống đăng nhập chung không xác nhận được bạn là ai. Hãy thử lại; nếu vẫn vậy, hãy báo người quản trị.
people-nobody-here = Hệ thống đăng nhập chung nhận ra bạn, nhưng ở đây chưa có tài khoản nào của bạn. Hãy nhờ người quản trị mời.
people-identity-taken = Bạn đã có một tài khoản khác ở đây gắn với hệ thống đăng nhập chung.
people-failed = Có trục trặc ở phía chúng tôi; lỗi đã được ghi lại. Hãy thử lại sau.
password-too-short = Mật khẩu cần ít nhất 12 ký tự.
password-too-long = Mật khẩu dài nhất là 128 ký tự.
password-guessable = Mật khẩu này dễ đoán: là mật khẩu hay gặp, theo một mẫu quen, hoặc lấy từ tên của bạn. Hãy ghép vài từ không liên quan với nhau.
password-same = Mật khẩu mới trùng với mật khẩu cũ.

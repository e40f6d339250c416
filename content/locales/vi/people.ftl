# Accounts, signing in, roles.
refused-role = Vai trò của bạn không cho phép việc này.
refused-scope = Vai trò của bạn không bao gồm thủ tục này: nó thuộc lĩnh vực hoặc cơ quan khác.
refused-second-factor = Việc này cần đăng nhập bằng hai bước.

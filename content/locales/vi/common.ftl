# Những chữ dùng ở nhiều nơi: tên, số tiền, thời gian, các danh mục.
app-name = Minh Bạch
app-tagline = thủ tục hành chính, dễ hiểu
language-name = Tiếng Việt
unknown = Chưa rõ
code = Mã
and-more = và { $n } nơi khác
interlinked = Liên thông: nộp một nơi, nhiều cơ quan cùng giải quyết
procedure-count = { $n ->
   *[other] { $n } thủ tục
}

# Tiền
money-vnd = { $amount } đ
money-usd = { $amount } USD
cost-free = Miễn phí
cost-range = { $from } – { $to }
cost-free-to = Miễn phí đến { $to }
cost-by-act = Theo { $act }
cost-unknown = Chưa rõ
cost-partly-unknown = Tùy cách nộp, có cách chưa rõ
cost-varies = Tùy trường hợp
cost-fee-and-charge = Có cả phí và lệ phí
cost-doubtful = Nguồn ghi mâu thuẫn, hãy hỏi trước
cost-service-fee = Phí
cost-administrative-charge = Lệ phí
cost-warning-contradiction = Nguồn ghi miễn phí nhưng lại nêu số tiền hoặc văn bản quy định mức thu. Hãy hỏi nơi tiếp nhận trước khi nộp.
cost-warning-small = Số tiền nhỏ bất thường, có thể nguồn ghi thiếu ba số 0. Hãy hỏi nơi tiếp nhận trước khi nộp.

# Thời gian
month-name = tháng { $month }
time-hour = { $amount } { $n ->
   *[other] giờ
}
time-working-day = { $amount } { $n ->
   *[other] ngày làm việc
}
time-day = { $amount } { $n ->
   *[other] ngày
}
time-week = { $amount } { $n ->
   *[other] tuần
}
time-month = { $amount } { $n ->
   *[other] tháng
}
time-year = { $amount } { $n ->
   *[other] năm
}
time-unknown = Chưa rõ
time-partly-unknown = Tùy cách nộp, có cách chưa rõ
time-without-unit = Chưa rõ: nguồn chỉ ghi “{ $words }”, không có đơn vị
time-varies = Tùy trường hợp

# Mức độ dịch vụ công trực tuyến
online-1 = Mức độ 1 · Thông tin
online-2 = Mức độ 2 · Có biểu mẫu
online-3 = Mức độ 3 · Một phần
online-4 = Mức độ 4 · Toàn trình
online-lower = Mức độ 1 và 2
online-either = Nộp được qua mạng (mức độ 3 hoặc 4)
online-unknown = Chưa rõ mức độ trực tuyến

# Cấp thực hiện
level-commune = Cấp xã
level-province = Cấp tỉnh
level-ministry = Cấp bộ
level-other = Cơ quan khác
level-district = Cấp huyện (đã bỏ)

# Đối tượng thực hiện
audience-citizen = Người dân
audience-business = Doanh nghiệp, hợp tác xã
audience-organisation = Tổ chức khác
applicant-vietnamese-citizen = Công dân Việt Nam
applicant-overseas-vietnamese = Người Việt Nam định cư ở nước ngoài
applicant-foreigner = Người nước ngoài
applicant-resident-foreigner = Người nước ngoài cư trú tại Việt Nam
applicant-public-employee = Cán bộ, công chức, viên chức
applicant-party-member = Đảng viên
applicant-enterprise = Doanh nghiệp
applicant-vietnamese-enterprise = Doanh nghiệp Việt Nam
applicant-foreign-invested-enterprise = Doanh nghiệp có vốn đầu tư nước ngoài
applicant-cooperative = Hợp tác xã
applicant-organisation = Tổ chức (không bao gồm doanh nghiệp, HTX)
applicant-foreign-organisation = Tổ chức nước ngoài
applicant-party-organisation = Tổ chức Đảng

# Cách thức thực hiện
channel-online = Trực tuyến
channel-in-person = Trực tiếp
channel-post = Qua bưu chính

# Số, ngày, giờ: cách viết của ngôn ngữ này
number-group = .
number-decimal = ,
percent = { $amount }%
date = { $dd }/{ $mm }/{ $year }
date-weekday = { $weekday }, { $date }
date-time = { $date } { $time }

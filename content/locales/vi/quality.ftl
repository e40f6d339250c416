# quality

quality-severity-error = Lỗi
quality-severity-warning = Cần xem lại
quality-severity-notice = Lưu ý

## Các phần luật bắt buộc
quality-part-missing = { $part ->
    [name] Chưa có tên thủ tục. Hãy ghi đúng tên trong quyết định công bố.
    [steps] Chưa có trình tự thực hiện. Hãy ghi từng bước, từ lúc nộp hồ sơ đến lúc nhận kết quả.
    [channels] Chưa có cách thức thực hiện. Hãy ghi các cách nộp hồ sơ: trực tuyến, trực tiếp hay qua bưu chính.
    [dossier] Chưa có thành phần hồ sơ. Hãy ghi các giấy tờ phải nộp và số bộ hồ sơ; nếu không phải nộp gì, hãy ghi một ghi chú nói rõ như vậy.
    [time_limit] Không cách nộp nào có thời hạn giải quyết. Hãy ghi thời hạn theo quyết định công bố.
    [applicants] Chưa có đối tượng thực hiện. Hãy chọn ai được làm thủ tục này.
    [implementing_agency] Chưa có cơ quan thực hiện. Hãy ghi cơ quan nhận và giải quyết hồ sơ.
   *[outcome] Chưa có kết quả thực hiện. Hãy ghi người dân nhận được giấy tờ gì.
}
quality-part-missing-title = Thiếu phần luật bắt buộc
quality-name-too-long = Tên dài { $n } ký tự. Tên chính thức thì giữ nguyên, nhưng hãy thêm tóm tắt và từ khóa để người dân dễ nhận ra; nếu có lời giải thích lẫn vào tên thì chuyển sang phần tóm tắt.
quality-name-too-long-title = Tên quá dài
quality-translation-older = Tên hoặc tóm tắt tiếng Việt đã sửa sau khi có bản dịch “{ $name }”. Hãy dịch lại, hoặc đánh dấu rằng bản dịch vẫn đúng.
quality-translation-older-title = Bản dịch cũ hơn tiếng Việt

## Cấp huyện đã bỏ
quality-district-level = Cấp huyện không còn từ ngày 01/7/2025. Hãy chọn cấp đang thực hiện thủ tục này: cấp xã hay cấp tỉnh.
quality-district-level-title = Còn ghi cấp huyện
quality-district-agency = “{ $name }” có vẻ là cơ quan cấp huyện, không còn từ ngày 01/7/2025. Hãy ghi cơ quan đã nhận nhiệm vụ này.
quality-district-agency-title = Cơ quan cấp huyện

## Dịch vụ công trực tuyến
quality-online-level-unknown = Chưa ghi mức độ dịch vụ công trực tuyến. Hãy chọn mức độ theo quyết định công bố; có kênh nộp trực tuyến chưa có nghĩa là mức độ 3 hay 4.
quality-online-level-unknown-title = Chưa rõ mức độ trực tuyến
quality-online-level-unannounced = Ghi mức độ { $n } nhưng chưa ghi quyết định công bố mức độ ấy. Hãy tìm quyết định của tỉnh hoặc của bộ rồi ghi số vào; không tìm thấy thì bỏ mức độ.
quality-online-level-unannounced-title = Mức độ trực tuyến chưa có quyết định công bố
quality-level3-without-online-channel = Ghi mức độ { $n } nhưng không có cách nộp trực tuyến. Hãy thêm cách nộp trực tuyến với thời hạn và phí, hoặc sửa lại mức độ.
quality-level3-without-online-channel-title = Mức độ 3, 4 mà không nộp được trực tuyến
quality-apply-url-missing = Ghi mức độ { $n } nhưng chưa có địa chỉ để nộp. Hãy dán địa chỉ trang nộp hồ sơ.
quality-apply-url-missing-title = Thiếu địa chỉ nộp trực tuyến
quality-apply-url-not-https = Địa chỉ nộp “{ $wording }” không bắt đầu bằng https://. Hãy dán địa chỉ an toàn của trang nộp hồ sơ.
quality-apply-url-not-https-title = Địa chỉ nộp không an toàn

## Thời hạn
quality-time-missing = { $kind ->
    [online] Cách nộp trực tuyến
    [in_person] Cách nộp trực tiếp
   *[post] Cách nộp qua bưu chính
} chưa có thời hạn, trong khi cách khác thì có. Hãy ghi thời hạn cho cách này.
quality-time-missing-title = Thiếu thời hạn
quality-time-without-unit = Thời hạn chỉ ghi “{ $wording }”. Hãy thêm đơn vị: giờ, ngày làm việc, ngày, tuần, tháng hay năm.
quality-time-without-unit-title = Thời hạn không có đơn vị
quality-time-as-worded = Không tính được ngày trả kết quả từ “{ $wording }”. Nếu có nhiều trường hợp, hãy tách mỗi trường hợp thành một dòng với thời hạn riêng.
quality-time-as-worded-title = Thời hạn bằng lời
quality-times-differ-in-channel = { $kind ->
    [online] Nộp trực tuyến
    [in_person] Nộp trực tiếp
   *[post] Nộp qua bưu chính
} có nhiều thời hạn khác nhau ({ $wording }) mà chưa ghi trường hợp áp dụng. Hãy ghi trường hợp cho từng dòng; lời giải thích thường nằm sẵn trong ghi chú.
quality-times-differ-in-channel-title = Nhiều thời hạn, không rõ trường hợp

## Phí, lệ phí
quality-cost-missing = Chưa rõ phí, lệ phí khi { $kind ->
    [online] nộp trực tuyến
    [in_person] nộp trực tiếp
   *[post] nộp qua bưu chính
}. Hãy ghi số tiền, hoặc ghi rõ là miễn phí.
quality-cost-missing-title = Chưa rõ phí, lệ phí
quality-cost-under-1000 = “{ $wording }” ít hơn 1.000 đồng: nguồn có lẽ đã bỏ mất ba số không. Hãy so với văn bản quy định mức thu rồi sửa lại.
quality-cost-under-1000-title = Số tiền dưới 1.000 đồng
quality-free-but-note-sets-cost = Ghi miễn phí, nhưng ghi chú lại nói đến mức thu: “{ $wording }”. Hãy ghi số tiền hoặc văn bản quy định, hay bỏ ghi chú nếu đúng là miễn phí.
quality-free-but-note-sets-cost-title = Miễn phí nhưng ghi chú có mức thu
quality-cost-set-by-act = Mức thu do văn bản khác quy định: “{ $wording }”. Hãy tra văn bản và ghi số tiền cụ thể, để người dân khỏi phải tìm.
quality-cost-set-by-act-title = Mức thu theo văn bản khác
quality-cost-as-worded = Không đọc được thành số tiền: “{ $wording }”. Hãy tách mỗi khoản thành một dòng với số tiền và trường hợp áp dụng.
quality-cost-as-worded-title = Phí, lệ phí bằng lời
quality-online-cost-differs = Nộp trực tuyến và nộp trực tiếp có mức thu khác nhau. Không phải lỗi: trang sẽ hiện cả hai. Chỉ cần xem lại cho chắc.
quality-online-cost-differs-title = Trực tuyến và trực tiếp thu khác nhau

## Hồ sơ
quality-paper-without-count = “{ $wording }” có vẻ là giấy tờ phải nộp mà không có số bản chính, bản sao. Hãy ghi số bản; nếu chỉ là ghi chú thì để nguyên.
quality-paper-without-count-title = Giấy tờ không có số bản
quality-case-without-name = Trường hợp thứ { $n } không có tên. Hãy đặt tên để người dân biết trường hợp nào là của mình.
quality-case-without-name-title = Trường hợp không có tên
quality-several-cases = Hồ sơ có { $n } trường hợp. Không phải lỗi: trang sẽ hỏi người dân thuộc trường hợp nào. Hãy xem tên các trường hợp đã dễ hiểu chưa.
quality-several-cases-title = Nhiều trường hợp hồ sơ
quality-sets-missing = Chưa ghi số bộ hồ sơ phải nộp. Hãy ghi theo quyết định công bố, thường là 1 bộ.
quality-sets-missing-title = Chưa ghi số bộ hồ sơ
quality-form-without-file = Mẫu “{ $name }” chưa có địa chỉ để tải về. Hãy gắn tệp mẫu.
quality-form-without-file-title = Mẫu chưa tải được

## Căn cứ pháp lý
quality-no-legal-basis = Chưa có căn cứ pháp lý. Hãy ghi số và tên các văn bản quy định thủ tục này.
quality-no-legal-basis-title = Thiếu căn cứ pháp lý
quality-law-no-longer-in-force = “{ $name }” đã hết hiệu lực hoặc đã bị thay thế. Hãy ghi văn bản đang có hiệu lực và xem thủ tục có phải sửa theo không.
quality-law-no-longer-in-force-title = Căn cứ đã hết hiệu lực
quality-no-announcement = Chưa ghi quyết định công bố. Hãy ghi số, ngày và cơ quan ban hành quyết định; thiếu quyết định thì chưa công khai được.
quality-no-announcement-title = Thiếu quyết định công bố

## Nguồn
quality-unverified = Chưa ai đối chiếu với nguồn. Hãy so với văn bản hoặc Cổng Dịch vụ công quốc gia rồi ghi ngày đối chiếu.
quality-unverified-title = Chưa đối chiếu với nguồn
quality-stale = Lần đối chiếu gần nhất đã { $n } ngày trước. Hãy so lại với nguồn rồi ghi ngày mới.
quality-stale-title = Đối chiếu đã lâu
quality-verified-in-future = Ngày đối chiếu { $day } chưa đến. Hãy sửa lại ngày.
quality-verified-in-future-title = Ngày đối chiếu chưa đến
quality-source-missing = Chưa ghi nội dung này lấy từ đâu. Hãy ghi tên nguồn hoặc địa chỉ để người khác kiểm tra được.
quality-source-missing-title = Chưa ghi nguồn

# Files of forms, to download.

form-template-file = File of the form
form-hint-file = Choose a Word, Excel, PDF or OpenDocument file of at most { $megabytes } MB. It is kept here, and anybody can download it.
form-file-stored = File kept here: { $name }
form-hint-form-url = Filled in automatically when you choose a file above. If the form is on another site, write its full address, starting with https://
form-error-form-url = Choose a file above, or write the full address, starting with https:// or http://
form-unreadable-cut-off = The line broke before the whole form was sent. Go back and send it again.

file-not-taken-empty = The file “{ $name }” is empty. Choose another.
file-not-taken-too-large = The file “{ $name }” is larger than { $megabytes } MB. Make it smaller (such as by compressing its pictures) and choose it again.
file-not-taken-kind = The file “{ $name }” is not Word, Excel, PDF or OpenDocument, whatever its name says. Save it as .docx or .pdf and choose it again.
file-not-taken-macros = The file “{ $name }” has macros or parts that run by themselves: people could not open it safely. Save it as .docx or .xlsx without macros and choose it again.
file-not-taken-locked = The file “{ $name }” is locked by a password. Remove the password and choose it again.
file-not-taken-broken = The file “{ $name }” is damaged or was not copied completely. Open it, save it and choose it again.
file-not-stored = The file “{ $name }” could not be kept: the file storage is not working. What you wrote is still here; try again in a few minutes.

command-files = Where the files of forms are kept: a folder, or s3://BUCKET/PREFIX (its address and keys come from the AWS_… variables)
failure-files = The files of forms cannot be read or written.
failure-files-place = Files cannot be kept at { $place }. See whether the folder can be written to; for an S3 store, see the AWS_… variables.

# Following changes: by feed and by e-mail.

feed-title-sector = Changes in the sector: { $name }
feed-title-event = Changes to the procedures for: { $name }

follow-link = Follow
follow-title = Follow changes
follow-title-for = Follow changes: { $name }
follow-lead = When papers, costs, time limits or anything else changes, you are told.
follow-feed = Atom feed

follow-by-letter = By e-mail
follow-letter-lead = Each message says what was taken out and what was added, from when, and by which decision.
follow-address = E-mail address
follow-address-hint = For example lan@example.com. We send a message there; you start to follow once you have confirmed it.
follow-address-missing = Write your e-mail address.
follow-address-wrong = This is not yet an e-mail address. Check it; for example: lan@example.com
follow-language = Language of the messages
follow-trap = Write nothing here
follow-button = Send me a confirmation
follow-privacy = Your address is used for these messages only and is not given to anybody. When you stop following, or do not confirm within 48 hours, it is deleted for good.
follow-too-many = There were too many requests from your network. Wait a few minutes, then send it again.
follow-away = Your request cannot be taken right now. Send it again in a few minutes.
follow-no-letters = This site cannot send e-mail yet. You can follow by the Atom feed below.
follow-choose = Open a procedure, a sector or a life event, then choose “Follow”.
follow-choose-procedure = Find a procedure

follow-by-feed = By a feed reader
follow-feed-lead = Copy the address of this feed into your feed reader. Nobody needs to know your e-mail address.

follow-received-title = Check your mailbox
follow-received = If messages reach that address, there will be one in a few minutes. Open the link in it and confirm.
follow-received-hours = The link works for { $hours } hours.
follow-received-nothing = No message? Check the spam folder, too. If it is not there, wait 15 minutes, check the address and send it again.
follow-back = Back to: { $name }

follow-confirm-title = Confirm that you want to follow
follow-confirm-lead = You want an e-mail when something changes in:
follow-confirm-button = Confirm
follow-confirm-not = Was it not you who asked? Just close this page. Your address will be deleted automatically.
follow-confirmed = Confirmed. You will get a message when something changes.

follow-own-title = What you follow
follow-own-address = Messages go to: { $address }
follow-stopped = Several messages to you came back, so we stopped sending them. To get them again, ask to follow once more.
follow-leave-one = Stop following
follow-leave-label = Stop following: { $name }
follow-leave-all = Stop following everything
follow-leave-what = When you follow nothing any more, your address is deleted for good.
follow-left-one = You no longer follow it.
follow-leave-title = Stop following
follow-leave-lead = You will get no more messages, and your address is deleted for good.
follow-leave-some = I only want to stop some of it
follow-gone-title = You no longer follow anything
follow-gone = Your address has been deleted. You will get no more messages.
follow-over-title = This link no longer works
follow-over = You may have stopped following, or the confirmation is older than 48 hours. If you still want to follow, ask again.

# Messages
letter-confirm-subject = Confirm that you want to follow: { $name }
letter-confirm-lead = Somebody, perhaps you, wants messages at this address when something changes on { $site }, in:
letter-confirm-how = If it was you, open this link and press “Confirm”.
letter-confirm-link = Confirm that you want to follow
letter-confirm-not = If it was not you, there is nothing to do. After { $hours } hours this address is deleted from the system.
letter-already-subject = You already follow: { $name }
letter-already-lead = Somebody, perhaps you, has just asked to follow what you already follow:
letter-already-nothing = There is nothing more to do. You will get a message when something changes.
letter-changes-subject-one = Changed: { $name }
letter-changes-subject = { $n ->
    [one] One change in what you follow
   *[other] { $n } changes in what you follow
}
letter-changes-lead = { $n ->
    [one] There is one change in what you follow.
   *[other] There are { $n } changes in what you follow.
}
letter-changes-more = { $n ->
    [one] And one more change, to be seen on the site
   *[other] And { $n } more changes, to be seen on the site
}
letter-edition = { $what }. Edition { $n }, from { $moment }.
letter-change = { $what }, { $moment }.
letter-compare = Compare the new edition with the one before
letter-see = See it on the site
letter-lines-more = { $n ->
    [one] And one more place, to be seen on the page that compares.
   *[other] And { $n } more places, to be seen on the page that compares.
}
letter-why = You get this message because you confirmed that you follow changes on { $site }.
letter-manage = See and change what you follow
letter-leave = Stop following everything

# The program
command-mail-server = The mail server by which people can follow changes: smtps://NAME@HOST:465, starttls://NAME@HOST:587 or smtp://HOST:25; without it there are only Atom feeds
command-mail-from = Who the messages come from, for example: Minh Bạch <no-reply@thutuc.example.gov.vn>
command-mail-secret-file = The file with the password for the mail server; it may also be in the environment variable MINHBACH_MAIL_SECRET
command-mail-interval = A person gets one message at most in so many minutes; what changes meanwhile goes into the next
failure-mail-server = The mail server { $server } cannot be used: write it as smtps://name@host.example:465, starttls://… or smtp://…
failure-mail-plain = A password must not travel unencrypted: use smtps:// or starttls:// for the mail server { $server }.
failure-mail-visible = Everybody on the machine can read a password on the command line: put it into a file (--mail-secret-file) or the environment variable MINHBACH_MAIL_SECRET.
failure-mail-from = “{ $from }” cannot be who messages come from: set --mail-from, for example Minh Bạch <no-reply@thutuc.example.gov.vn>.
failure-mail-secret = Cannot read the file { $file } with the password for the mail server.
failure-mail-public-url = Messages need the address of this site: set --public-url.

# Checking the links that lead elsewhere.

links-title = Link check
links-lead = Procedures and legal documents lead to many addresses elsewhere. Here are those that no longer answer, have moved, or cannot be told. Each is checked weekly.
links-off = This portal does not check links by itself. Whoever runs it turns that on with --links on.
links-none = Every link answered well. Last checked: { $moment }.
links-none-unseen = No link has been checked yet.
links-none-here = There is no link of this kind.
links-no-links = No link here leads elsewhere.
links-count = { $n } links to look into, of { $links } in all ({ $unseen } not checked yet)
links-scope = Scope
links-mine = Within my scope
links-everywhere = The whole catalogue
links-shelves = Standing
links-all = All ({ $n })
links-shelf = { $standing } ({ $n })
links-column-address = Address
links-column-answer = Last result
links-column-since = Since
links-column-times = Times in a row
links-column-places = Where it stands
links-column-again = Check again
links-checked = Checked at { $moment }
links-more-places = and { $n } other places
links-again = Check again now
links-again-of = Check again now { $address }
links-asked = Waits to be checked again
links-asked-now = Noted. The link will be checked within a few minutes.

link-dead = No longer answers
link-failing = Failed lately
link-moved = Has moved
link-unclear = Cannot be told
link-well = Answers well
link-new = Not checked yet

link-answer-well = Answered well
link-answer-moved = Has moved for good to { $to }
link-answer-gone = The server says that there is no such page any more (code { $status })
link-answer-refused = The server does not answer programs (code { $status }). Open it to see for yourself
link-answer-failing = The server is in trouble or overloaded (code { $status })
link-answer-too-slow = The server took too long
link-answer-name-unknown = There is no such domain name
link-answer-bad-certificate = The site’s certificate is not trusted
link-answer-unreachable = The server cannot be reached
link-answer-astray = The page redirects on and on and leads nowhere
link-not-looked-form = Not checked: the address is misspelled, too long, or names a user
link-not-looked-port = Not checked: the address uses a port other than 80 and 443
link-not-looked-not-public = Not checked: the address leads to a machine of a private network, which the public cannot open

## Command line
command-links = Checks the links of the catalogue that lead elsewhere
command-links-check = Checks the links that are due, then tells which are broken
command-links-option = Check links while serving: on, off, or auto (only where the public address begins with https://)
links-looked = { $n } links checked.
links-told = The catalogue has { $n } links that lead elsewhere; { $well } of them answer well.
failure-links-client = Checking links could not be prepared. Look at the public address.
failure-links-turn = Another program is checking links. Try again in a few minutes.
failure-links-no-way-out = There is no way out to the Internet from this machine: none of the { $hosts } servers that were asked answered. Nothing was recorded.

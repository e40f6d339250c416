# Accounts, signing in, roles.
refused-role = No role of yours allows this.
refused-scope = Your role does not reach this procedure: it belongs to another sector or agency.
refused-second-factor = This needs a sign-in with two steps.

## Why something was not done with an account
people-missing = There is no such account or session.
people-name-taken = Somebody already has this user name. A name belongs to one person, also after the account was closed.
people-display-name = Give a name, of at most 100 characters.
people-wrong-credentials = The user name or the password is wrong.
people-wrong-password = The password is wrong.
people-wrong-code = The code is wrong, or was used before. Wait for the next one in your app and try again.
people-locked = There were several wrong attempts in a row, so you must wait for a while, 15 minutes at most. Until then no attempt is accepted.
people-over = This link or session has expired or was already used.
people-last-administrator = This is the only administrator. Make another one first.
people-own-account = Nobody changes their own roles or closes their own account. Ask another administrator.
people-closed = This account is closed.
people-not-closed = This account is not closed.
people-factor-there = The account has a second factor. Sign in with both steps to put another device in its place.
people-no-factor = The account has no second factor, or this session did not pass it.
people-factor-needed = A role of yours needs the second factor, so it cannot be removed.
people-no-provider = There is no other system to sign in with here.
people-provider = The common sign-in could not say who you are. Please try again; if that does not help, tell your administrator.
people-nobody-here = The common sign-in knows you, but you have no account here yet. Ask an administrator to invite you.
people-identity-taken = Another account here is yours at the common sign-in.
people-failed = Something went wrong on our side; it has been logged. Please try again later.
password-too-short = A password has at least 12 characters.
password-too-long = A password has at most 128 characters.
password-guessable = This password is easy to guess: it is a common one, follows a pattern, or is made of your name. Put together a few words that have nothing to do with each other.
password-same = The new password is the same as the old one.

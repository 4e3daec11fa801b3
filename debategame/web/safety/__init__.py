"""What keeps strangers out and pupils' texts in.

access       Who may open a page, and what a page is asked with: the form, the person, the services.
codes        Class codes, return codes, one-time links and passwords: how they are made, read and hashed.
             The words stand in `words.txt`.
gate         Checks every request before a page sees it: host, origin, size; sends the safety headers.
return_words The return code of a pupil who has just joined, until they have written it down.
sessions     Who is signed in on a device: the cookie, and the token in every form.
limits       How often something may be guessed before one has to wait.
"""

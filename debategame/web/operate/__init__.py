"""What the person who runs the server needs.

demo          A class with three pupils' rounds, to look at.
health        Whether the server works, and its figures.
housekeeping  What the application does while it runs: it limits its threads, and deletes what is out of date.
lan           The address of this computer in its network, and a QR code of it.
log           One line a request, without names and texts.
server        Opens the store, publishes the scenarios, starts the server, and says where it is.
"""

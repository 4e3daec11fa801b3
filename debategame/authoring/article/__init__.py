"""From an article in a file to proposals for a scenario.

byline         Find the author, date and address of an article in its first and last paragraphs.
claims         Weigh the sentences of an article by how much they argue, using cue words.
conversion     Convert a file from outside in a process of its own, with limited time and memory.
document       The parts of an article as its file has them, whatever its format.
files          Read an article from a file: plain text, Markdown, HTML, Word or PDF.
kinds          Recognise the kind of a file, and decode text in any usual encoding.
other_side     Find the sentences of an article that report what the other side argues.
pdf            Read a PDF: its rows, without headers and footers, joined to paragraphs.
proposals      Propose key points, wordings and opponent's lines from an article.
reader         Read an article from plain text or Markdown, or from the blocks of a document.
web_page       Read a web page: its article without navigation, scripts, captions and advertisements.
word_document  Read a Word document (.docx) by way of HTML.
"""

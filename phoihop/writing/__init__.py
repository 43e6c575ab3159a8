"""Plain data in, finished files out: official papers as .docx and PDF/A, sheets as .xlsx, charts as SVG and PNG.

Nothing here knows Django or a database. ``papers`` says what an official paper is made of, ``formats`` how the law
wants it to look, ``docx`` and ``pdf`` write it, ``docx_templates`` fills what an office edited in Word, ``xlsx`` writes
tables to compute with, ``charts`` draws. What is wrong is said by ``faults``, in words for who can mend it.
"""

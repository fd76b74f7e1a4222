"""Made when asked, into ``build/``, with tools that a site does without: posters and cards by Chromium, films by ffmpeg."""

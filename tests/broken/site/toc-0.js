'<a href="cats/voice.html">'

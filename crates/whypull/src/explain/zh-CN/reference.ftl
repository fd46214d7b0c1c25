## Why a name does not parse (reference)

help-reference-empty = 镜像名称为空。请填写一个名称，例如 nginx:1.27。
help-reference-blank = 镜像名称中只有空白字符。请填写一个名称，例如 nginx:1.27。
help-reference-space-start = 请删除名称前面的空白字符。
help-reference-space-end = 请删除名称后面的空白字符或换行符。
help-reference-space-inside = 请删除名称中间的空白字符。
help-reference-quote = 请删除名称中的引号 { $character }。
help-reference-template = { $text } 没有被替换。请先填入实际的值再应用清单：Kubernetes 不会展开 image 字段中的变量。
help-reference-placeholder = { $text } 是占位符。请换成您自己的值。
help-reference-scheme = 请删除 { $scheme }。镜像名称应以仓库地址或路径开头。
help-reference-credentials = 请删除 @ 前面的用户名和密码。凭据应放在 Secret 中，并由 imagePullSecrets 引用。
help-reference-backslash = 请把反斜杠改成 /。
help-reference-invisible = 请删除不可见字符 { $code }。
help-reference-full-width = 请把 { $character } 改成半角的 { $ascii }，两者只是看起来相似。
help-reference-non-ascii = 请删除 { $character }（{ $code }）。名称中只能有 ASCII 字母、数字以及 . _ - / : @。

help-reference-uppercase = 请把路径改成小写：{ $lower }。只有仓库地址和标签可以包含大写字母。
help-reference-uppercase-host = 因为含有大写字母，{ $lower } 被当作仓库地址，但它不是合法的仓库地址。如果它是路径的一部分，请改成小写。
help-reference-uppercase-digest = 请把摘要的算法改成小写，例如 sha256。

help-reference-missing-name = 请在此处（标签或摘要之前）填写镜像名称。
help-reference-leading-slash = 请删除开头的 /，或在它前面填写仓库地址。
help-reference-trailing-slash = 请删除末尾的 /，或在它后面填写镜像名称。
help-reference-double-slash = 请删除一个 /。两个 / 之间必须有名称。
help-reference-separator = 请删除此处的 { $character }，或在它旁边补上字母或数字。路径的每一段都必须以小写字母或数字开头和结尾。
help-reference-separators = 请删除此处多余的分隔符。字母和数字之间只能有一个点、一到两个下划线，或任意多个连字符。
help-reference-character = 请删除 { $character }。路径中只能有 a-z、0-9、点、下划线、连字符和斜杠。
help-reference-too-long = 请缩短路径。它有 { $found } 个字节（包括隐含的 library/），最多允许 { $max } 个。
help-reference-bare-hex = 这是镜像 ID，无法用来拉取。请在前面写上镜像名称：NAME@sha256:…

help-reference-host-empty = 请在冒号前填写仓库的主机名。
help-reference-host-underscore = 请把 _ 改成 -。仓库的主机名不能包含下划线。
help-reference-host-character = 请删除 { $character }。此处第一个 / 之前的内容是仓库地址，主机名只能有字母、数字、点和连字符。
help-reference-host-dot = 请删除这个点。主机名中的每个点都必须位于两段之间。
help-reference-host-dash = 请删除这个连字符。主机名的每一段都不能以连字符开头或结尾。
help-reference-ipv6-brackets = 请用方括号括住 IPv6 地址，例如 [2001:db8::1]:5000/app。
help-reference-ipv6-open = 请在 IPv6 地址后面补上右方括号：[2001:db8::1]。
help-reference-ipv6-zone = 请删除 % 及其后面的区域标识。镜像名称中的 IPv6 地址不能带区域标识。
help-reference-ipv6 = 方括号内请填写由十六进制数字和冒号组成的 IPv6 地址，方括号后面只能跟端口。
help-reference-port-empty = 请在冒号后填写端口号，或删除冒号。
help-reference-port = 请把 { $port } 改成数字。它后面有 /，因此被当作仓库的端口；标签应放在名称末尾。
help-reference-double-colon = 请删除一个冒号。

help-reference-tag-empty = 请在冒号后填写标签，或删除冒号。
help-reference-tag-start = 标签应以字母、数字或下划线开头，不能以 { $character } 开头。
help-reference-tag-too-long = 请缩短标签。它有 { $found } 个字符，最多允许 { $max } 个。
help-reference-tag-slash = 请把标签移到名称末尾。标签后面不能再有 /。
help-reference-tag-character = 请从标签中删除 { $character }。标签只能有字母、数字、下划线、点和连字符。
help-reference-two-tags = 请删除其中一个标签。标签后面只能跟 @ 和摘要。

help-reference-digest-missing = 请在 @ 后填写摘要，例如 sha256:…，或删除 @。
help-reference-digest-shape = 摘要应写成算法加十六进制数字，例如 sha256:…。如果这是标签，请把它前面的 @ 改成冒号。
help-reference-digest-algorithm = 请在冒号前填写算法：sha256 或 sha512。
help-reference-digest-hex = 请从摘要中删除 { $character }。冒号后面只能有数字 0-9 和字母 a-f。
help-reference-digest-length = 请复制完整的摘要。它有 { $found } 个十六进制数字，而 { $algorithm } 需要 { $wanted } 个。
help-reference-digest-case = 请把摘要中的十六进制数字改成小写。
help-reference-digest-unsupported = 请使用 sha256 或 sha512 摘要。不支持 { $algorithm }。
help-reference-digest-former = 请使用 sha256 或 sha512 摘要。旧版程序仍接受 { $algorithm }，新版程序会拒绝它。
help-reference-two-digests = 请删除其中一个摘要。名称中只能有一个 @。
help-reference-tag-after-digest = 请把标签移到 @ 之前：NAME:TAG@DIGEST。

## Why a key matches, or does not (keyring)

# The key is no URL: the kubelet skips it.
match-url-control = kubelet 跳过键“{ $key }”：第 { $position } 个字符是控制字符（{ $character }）。
match-url-escape = kubelet 跳过键“{ $key }”：第 { $position } 个字符“%”不是该处允许的转义序列。
match-url-host = kubelet 跳过键“{ $key }”：第 { $position } 个字符“{ $character }”不能出现在主机名中。
match-url-port = kubelet 跳过键“{ $key }”：端口只能是数字，而第 { $position } 个字符是“{ $character }”。
match-url-bracket-inside = kubelet 跳过键“{ $key }”：第 { $position } 个字符“[”位于主机名中间，而方括号只能用来括住 IPv6 地址。用 1.24.8 之前的 Go 构建的 kubelet 会把它当作字符类。
match-url-bracket-open = kubelet 跳过键“{ $key }”：第 { $position } 个字符“[”没有对应的“]”。
match-url-not-ipv6 = kubelet 跳过键“{ $key }”：第 { $position } 个字符处的方括号里不是 IPv6 地址。
match-url-hidden = kubelet 跳过键“{ $key }”：“@”之前的内容使它不是有效的 URL。
match-url-second = kubelet 会解析键“{ $key }”两次。还原转义之后，它不再是有效的 URL，因此永远不会匹配。
match-image-no-url = kubelet 无法把镜像仓库“{ $image }”解析为主机，因此没有键能匹配这个镜像。

# What is dropped, and what is not.
match-scheme-kept = 只有小写的“https://”和“http://”会被去掉：“{ $scheme }”被当作主机名。
match-user-info-dropped = “@”之前的用户信息会被丢弃，不会用来登录。
match-query-dropped = “?”表示查询部分的开始：它和它之后的内容都会被丢弃。
match-fragment-dropped = “#”表示片段的开始：它和它之后的内容都会被丢弃。
match-api-version-dropped = 路径开头的“/v1/”或“/v2/”会被去掉，因此这个键指的是对应的镜像仓库本身。
match-key-empty = 键“{ $key }”没有主机名，不会匹配任何镜像。
match-ipv6-class = 没有端口时，“{ $pattern }”的方括号会保留下来，被当作字符类：这个键永远不会匹配 IPv6 地址。
match-hidden = 键“{ $key }”匹配。其中可能含有密码，因此不显示它的各个部分。
match-hidden-not = 键“{ $key }”不匹配。其中可能含有密码，因此不显示它的各个部分。

# The port.
match-port-only-key = 键的端口是“{ $pattern }”，而镜像没有端口；“:443”与不写端口并不相同。
match-port-only-image = 镜像的端口是“{ $text }”，而键没有端口。
match-port-differs = 键的端口是“{ $pattern }”，镜像的端口是“{ $text }”。端口按文本比较，不支持通配符。

# The host.
match-host = 两者的主机名都是“{ $host }”。
match-label-count = 键的主机名“{ $pattern }”有 { $pattern-labels } 段，而“{ $host }”有 { $image-labels } 段，段数不同。
match-label-count-glob = 键的主机名“{ $pattern }”有 { $pattern-labels } 段，而“{ $host }”有 { $image-labels } 段：“*”不能跨过点号。
match-label = 第 { $label } 段：“{ $pattern }”匹配“{ $text }”。
match-label-not = 第 { $label } 段：“{ $pattern }”不匹配“{ $text }”。
match-label-differs = 第 { $label } 段：键中是“{ $pattern }”，镜像中是“{ $text }”。
match-label-case = “{ $pattern }”与“{ $text }”只有大小写不同，而大小写是有区别的。
match-malformed = “{ $pattern }”是无效的模式，不会匹配任何内容。
match-docs-host = 按照文档，“{ $pattern }”匹配整个主机名“{ $text }”。
match-docs-host-not = 按照文档，“{ $pattern }”不匹配主机名“{ $text }”。
match-docs-host-differs = 主机名在键中是“{ $pattern }”，在镜像中是“{ $text }”。

# The path.
match-path-any = 键没有路径，因此适用于该主机上的所有镜像。
match-path = 路径“{ $text }”以“{ $pattern }”开头。
match-path-neighbour = 路径“{ $text }”以“{ $pattern }”开头，但在名称中间断开：这个键也会用于与其所指名称相邻的这个镜像。在键的末尾加上“/”，就不会把凭据交给它。
match-path-not = 路径“{ $text }”不以“{ $pattern }”开头。
match-path-case = 路径“{ $text }”与“{ $pattern }”只有大小写不同，而大小写是有区别的。

# Docker Hub.
match-hub-fallback = 镜像位于 Docker Hub：只要同一来源中没有别的键匹配，就使用条目“index.docker.io”。
match-hub-fallback-unused = 同一来源中还有其他键匹配，因此不使用条目“index.docker.io”。

# The Docker CLI.
match-docker-equal = Docker 查找“{ $address }”，这个键与它完全相同。
match-docker-host = Docker 查找“{ $address }”，它正是键“{ $key }”的主机名。
match-docker-path-ignored = Docker 忽略键“{ $key }”的路径：它适用于整个“{ $address }”。
match-docker-not = Docker 查找“{ $address }”，而键“{ $key }”的主机名与它不同。
match-docker-no-globs = Docker 不支持通配符：“{ $key }”中的“*”只是普通字符。
match-docker-hub-not = 对于 Docker Hub，Docker 只查找“{ $address }”；键“{ $key }”与它不同。

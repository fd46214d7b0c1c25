## The Secret that `kubectl create secret docker-registry` makes (secret)

secret-field-missing = 缺失。创建 Secret 需要名称、服务器、用户名和密码，或者名称和已有的 config.json。
secret-field-name = 不是合法的 Secret 名称：只能包含小写字母、数字、“-”和“.”，最多 253 个字符，并以字母或数字开头和结尾。
secret-field-namespace = 不是合法的名字空间名称：只能包含小写字母、数字和“-”，最多 63 个字符，并以字母或数字开头和结尾。
secret-field-beside-config = 不能与已有的 config.json 同时给出；该文件会原样写入 Secret。
secret-field-config-syntax = 不是合法的 JSON，错误位于第 { $line } 行第 { $column } 列。API 服务器会拒绝这个 Secret。
secret-field-config-no-object = JSON 合法，但不是对象。config.json 以“{"{"}”开头，并带有“auths”字段。
secret-field-too-large = 过大：Secret 的数据最多 { $limit } 字节。

secret-note-password-line-end = 密码以换行符结尾，换行符会成为密码的一部分，镜像仓库将拒绝它。请使用“printf %s”或“echo -n”，而不是“echo”。
secret-note-username-colon = 用户名中含有“:”。kubelet 在第一个冒号处拆分“auth”，因此读到的用户名和密码都不对。
secret-note-placeholder = 字段“{ $field }”仍是文档中的占位符。
secret-note-server-whitespace = 服务器名称中含有空白字符；这个键不会匹配任何镜像。
secret-note-server-scheme = kubelet 只识别小写的“https://”和“http://”；这个键不会匹配任何镜像。
secret-note-server-user-info = 服务器名称中含有用户信息（“@”之前的部分）。kubelet 会将其丢弃；请改为填写用户名和密码。
secret-note-server-empty = 服务器名称中没有主机名；这个键不会匹配任何镜像。
secret-note-server-hub-never = 对于 Docker Hub 的镜像，kubelet 永远不会用到键“{ $server }”。请使用“https://index.docker.io/v1/”。
secret-note-server-hub-docker = kubelet 会将“docker.io”用于 Docker Hub 的镜像，而 Docker 自身不会。“https://index.docker.io/v1/”对两者都有效。
secret-note-server-glob-never = 主机名中只有“*”这一种通配符有效；含有“?”、“[…]”或“\”的键会被 kubelet 跳过。
secret-note-server-glob = “*”只代表主机名中某一段的一部分，绝不跨越多段。Docker 自身不支持通配符。
secret-note-server-upper-case = 主机名按字母逐一比较：这个键只匹配大写字母完全相同的镜像名称。
secret-note-server-port = 端口按文本比较：这个键不匹配省略端口的镜像名称。
secret-note-server-path = kubelet 只把这个键用于路径以“{ $path }”开头的镜像；Docker 则将其用于 { $host } 上的所有镜像。
secret-note-creds-store = 文件中指定了凭据存储（credsStore）。kubelet 会忽略它：保存在其中的凭据不会出现在 Secret 里。请用不带 credsStore 的配置登录，或者直接给出用户名和密码。
secret-note-cred-helpers = 文件中指定了凭据辅助程序（credHelpers）。kubelet 会忽略它们；请配置 kubelet 凭据提供程序，或者直接给出用户名和密码。
secret-note-no-auths = 文件的“auths”下没有任何条目，kubelet 无法从中得到凭据。
secret-note-dockercfg = 文件是没有“auths”的旧格式，应放入类型为 kubernetes.io/dockercfg、键为 .dockercfg 的 Secret；放在这个 Secret 中，kubelet 得不到任何凭据。
secret-note-wrong-type = “{ $field }”的 JSON 类型不对。kubelet 因此无法读取该 Secret，引用它的 Pod 的所有镜像拉取都会失败。
secret-note-entry-wrong-type = 条目“{ $key }”中有 JSON 类型不对的值。kubelet 因此无法读取该 Secret，引用它的 Pod 的所有镜像拉取都会失败。
secret-note-entry-empty = 条目“{ $key }”中没有凭据。但它仍会被匹配，拉取时使用的是空用户名。
secret-note-entry-auth = 条目“{ $key }”的“auth”不是“用户名:密码”的 base64 编码。仅此一个条目就会使引用该 Secret 的 Pod 的所有镜像拉取失败。
secret-note-entry-line-end = 条目“{ $key }”的“auth”中，密码以换行符结尾，换行符会成为密码的一部分，镜像仓库将拒绝它。
secret-note-entry-identity-token = 条目“{ $key }”中只有令牌（identitytoken 或 registrytoken），kubelet 会忽略它。请给出用户名和密码，例如服务主体的用户名和密码。
secret-note-more-entries = 还有更多条目存在此类问题；这里只列出前 { $shown } 个。

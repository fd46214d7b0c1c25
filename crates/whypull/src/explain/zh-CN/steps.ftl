## 依次发生的事情（steps）

# 镜像名称。
step-name-tag = “{ $image }”指 { $domain }/{ $path } 中标签为 { $tag } 的镜像。
step-name-latest = “{ $image }”指 { $domain }/{ $path }。它既没有标签也没有摘要，因此 kubelet 使用标签 latest。
step-name-digest = “{ $image }”指 { $domain }/{ $path } 中摘要为 { $digest } 的镜像。
step-invalid-image-name = “{ $image }”不是有效的镜像名称：{ $reason }。kubelet 不会尝试拉取（InvalidImageName）。
step-image-missing = 没有镜像名称。API 服务器会拒绝该对象，因此 kubelet 不会见到它。
step-digest-only = 拉取时只用摘要。旁边的标签只是摆设：没有谁检查它与摘要是否相符。
step-architecture-suffix-other = 名称以 -{ $architecture } 结尾，而节点的平台是 { $platform }：该镜像中的程序无法在那里运行。
step-architecture-suffix = 名称以 -{ $architecture } 结尾：这是只适用于该体系结构的镜像，镜像索引出现之前就是这样命名的。
step-node = 这里说的是节点 { $node }。其他节点各自决定。

# 平台。
step-platform-chosen = 镜像索引中有 { $offered } 的镜像清单，平台为 { $platform } 的节点使用它：{ $digest }。
step-platform-missing = 镜像索引中没有 { $platform } 的镜像清单：无论用什么凭据，拉取都会失败。
step-platform-single = 给出的是单个镜像清单，而不是镜像索引：它只适用于构建时所针对的平台。

# 拉取策略。
policy-declared = 清单中写明 imagePullPolicy: { $policy }。
policy-unsupported = “{ $written }”不是拉取策略，因此 API 服务器拒绝该对象。如果省略这个字段，拉取策略会是 { $policy }。
policy-always-pull-images = 不论清单怎么写，准入控制器 AlwaysPullImages 都会把拉取策略设为 { $policy }。
policy-kept = 没有指定 imagePullPolicy，而该对象已经存在：它保留创建时设定的策略 { $policy }。
policy-default-digest = 没有设置 imagePullPolicy，镜像有摘要而没有标签，因此 API 服务器把它设为 { $policy }。
policy-default-tag-latest = 没有设置 imagePullPolicy，标签是 latest，因此 API 服务器把它设为 { $policy }。
policy-default-no-tag = 没有设置 imagePullPolicy，也没有标签，因此 API 服务器把它设为 { $policy }。
policy-default-other-tag = 没有设置 imagePullPolicy，标签不是 latest，因此 API 服务器把它设为 { $policy }。
policy-default-malformed = 没有设置 imagePullPolicy，镜像名称又无法解析，因此 API 服务器把它设为 { $policy }。

# 节点上有没有镜像。
step-never-absent = 拉取策略是 Never，而节点上没有这个镜像：容器无法启动（ErrImageNeverPull）。
step-never-unverified = 节点上有这个镜像，但 kubelet 必须先确认 Pod 可以使用它，而它又不能拉取。因此它报告镜像不存在（ErrImageNeverPull）。
step-present-used = 节点上有这个镜像，拉取策略也不是 Always，因此 kubelet 直接使用它：不拉取，也不需要凭据。
step-present-unverified = 节点上有这个镜像，但没有记录表明这个 Pod 可以使用它，因此 kubelet 用该 Pod 的凭据拉取。
step-always-present = 拉取策略是 Always：虽然节点上已有这个镜像，kubelet 仍会查询仓库。已有的镜像层不会再次下载。
step-always-absent = 拉取策略是 Always：kubelet 会查询仓库。
step-absent = 节点上没有这个镜像，因此 kubelet 拉取它。
step-image-volume-gate = 在 Kubernetes 1.35 之前，image 类型的卷默认是关闭的：除非启用特性门控 ImageVolume，否则 API 服务器会丢弃该字段。
step-image-volume-unsupported = Kubernetes { $version } 没有 image 类型的卷，API 服务器会丢弃该字段。这种卷从 1.31 开始才有。

# 凭据。
step-secrets-own = Pod 列出了 imagePullSecrets：{ $names }。
step-secrets-account = Pod 没有列出 imagePullSecrets，因此在创建 Pod 时会复制其服务账号的 imagePullSecrets：{ $names }。
step-secrets-none = Pod 和它的服务账号都没有列出 imagePullSecrets。
step-secrets-none-given = Pod 没有列出 imagePullSecrets。输入中没有它的服务账号；服务账号所列的内容会被复制到 Pod 中。
step-secrets-none-live = Pod 没有列出 imagePullSecrets，而且它已经存在：不会再有内容复制进去。
step-secrets-none-mirror = 这是静态 Pod 的镜像 Pod：准入控制不会处理它，也不会把服务账号的 imagePullSecrets 复制进来。
step-secrets-missing = kubelet 找不到 { $names }，会略过它们继续。
step-secrets-missing-after = 拉取失败后，kubelet 会报告找不到哪些 Secret：
step-secret-skipped = Secret { $name } 是其他类型：kubelet 会略过它，且不给任何提示。
step-lookup-failed-in-pull = 无法读取 Secret { $secret }：{ $reason }。该 Pod 的所有镜像都会拉取失败，并进入回退（ErrImagePull）。
step-lookup-failed-first = 无法读取 Secret { $secret }：{ $reason }。Kubernetes 1.33 先读取凭据，再查看节点上有没有镜像，因此即使镜像已经存在也会失败，而且没有回退。
step-lookup-failed = 无法读取 Secret { $secret }：{ $reason }。一个有误的条目会使整个 Pod 的凭据都不可用，因此 kubelet 不会开始拉取。
step-attempt-secret = 第 { $order } 次尝试：使用 Secret { $source } 中键“{ $key }”下用户 { $username } 的凭据。
step-attempt-node = 第 { $order } 次尝试：使用节点文件 { $source } 中键“{ $key }”下用户 { $username } 的凭据。
step-attempt-provider = 第 { $order } 次尝试：使用凭据提供程序 { $source } 给出的键“{ $key }”下用户 { $username } 的凭据。
step-attempt-blank = 第 { $order } 次尝试：使用 { $source } 中键“{ $key }”下的空凭据。containerd 会把它当作匿名访问。
step-no-anonymous = 之后不会再尝试匿名拉取：只有在没有任何键匹配时，kubelet 才会不带凭据拉取。
step-anonymous = 没有键匹配，因此 kubelet 不带凭据拉取。除非容器运行时有自己的凭据，否则 { $domain } 必须公开提供这个镜像。
step-anonymous-unknown = 给出的内容中没有键匹配。kubelet 是否会不带凭据拉取，取决于未给出的内容。

# 拉取。
step-node-home = { $at } 位于 kubelet 的主目录中。只有为 kubelet 进程设置了 HOME，kubelet 才能找到它：可能需要设置 HOME=/root。
step-pulling = kubelet 请求容器运行时拉取。这个事件在请求排队时就会出现，此时下载尚未开始。
step-success = 如果成功：
step-failure = 如果失败（“…”处是仓库的回答）：
step-failure-all = 如果所有凭据都失败（“…”处是仓库的回答）：
step-back-off = 之后 kubelet 会等待一段时间再重试：{ $times }、… 秒（ImagePullBackOff）。

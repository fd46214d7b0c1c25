## The fixed words of the command's text output (text)

text-yes = 是
text-no = 否
text-separator = ，

text-error = 错误
text-warning = 警告
text-info = 提示
text-help = 修正
text-learn-more = 更多信息

text-role-init = 初始化容器
text-role-container = 容器
text-role-ephemeral = 临时容器
text-role-image-volume = 镜像卷

text-source-secret = Secret { $namespace }/{ $name }
text-source-node-config = 节点文件 { $name }
text-source-provider = 凭据提供程序 { $name }

text-service-account = 服务账号 { $name }
text-pull-secrets = 拉取 Secret { $names }
text-no-pull-secrets = 没有拉取 Secret

text-image = 镜像
text-policy = 拉取策略
text-present = 节点上已有
text-part-registry = 仓库服务 { $value }
text-part-path = 路径 { $value }
text-part-tag = 标签 { $value }
text-part-tag-implied = 标签 { $value }（隐含）
text-part-digest = 摘要 { $value }
text-policy-declared = { $effective }（清单中声明）
text-policy-defaulted = { $effective }（清单中未声明）
text-policy-overruled = { $effective }（清单中声明的是 { $declared }）

text-outcome-starts = 使用节点上的镜像启动，不拉取。
text-outcome-pull = 拉取镜像；结果由镜像仓库决定。
text-outcome-pull-anonymous = 不带凭据拉取；结果由镜像仓库决定。
text-outcome-pull-credentials =
    { $count ->
        [1] 使用一个凭据拉取；结果由镜像仓库决定。
       *[other] 依次尝试最多 { $count } 个凭据拉取；结果由镜像仓库决定。
    }
text-outcome-invalid-image-name = 无法启动：InvalidImageName，该名称不是有效的镜像引用。
text-outcome-err-image-never-pull = 无法启动：ErrImageNeverPull，节点上没有该镜像，又不允许拉取。
text-outcome-credential-lookup-failed = 无法启动：读取不了 Pod 的凭据，因此不会拉取。
text-outcome-unknown = 取决于未提供的内容。

text-attempts = 凭据（按尝试顺序）
text-column-order = #
text-column-source = 来源
text-column-key = 键
text-column-user = 用户
text-matches = 只在部分规则下匹配的键
text-all-matches = 各个键在哪些规则下匹配
text-column-kubelet = kubelet
text-column-docs = 文档
text-column-docker = docker
text-match-why = { $key }：{ $why }
text-reason-separator = {""}
text-steps = 步骤

text-schedule-serial = 同一节点上的拉取：一次一个
text-schedule-parallel = 同一节点上的拉取：并行，数量不限
text-schedule-bounded = 同一节点上的拉取：最多 { $count } 个并行
text-schedule-span = { $start }–{ $end } 秒
text-schedule-after = 等待 { $name }
text-schedule-more = …… 还有 { $count } 个拉取；用 --verbose 查看。

text-insert = 在 { $place } 写入：
text-transform-decode-base64-once = 对该值做一次 base64 解码
text-transform-trim-line-end = 去掉该值末尾的换行符
text-transform-trim-line-end-in-base64 = 解码该值，去掉末尾的换行符，再重新编码
text-transform-encode-base64 = 对该值做 base64 编码
text-transform-at = { $what }（{ $place }；该值是机密，不显示）

text-more-of-code = …… 还有 { $count } 个 { $code }；用 --verbose 查看。
text-more-fine = …… 还有 { $count } 个没有错误和警告的工作负载；用 --verbose 查看。
text-more-troubled = …… 还有 { $count } 个有错误或警告的工作负载；用 --verbose 查看。
text-no-workloads = 输入中没有运行 Pod 的对象。

text-count-errors = { $count } 个错误
text-count-warnings = { $count } 个警告
text-count-workloads = { $count } 个工作负载
text-no-errors = 没有错误
text-next = 下一步
text-next-fix = { $fix }（{ $place }）
text-next-fix-nowhere = { $fix }
text-next-read = 阅读关于 { $code } 的说明：{ $link }
text-next-give-more = 请同时提供 Secret 和 ServiceAccount；如果确实没有，请加 --complete
text-next-no-workloads = 请提供 Pod、Deployment 或其他会创建 Pod 的对象：kubectl get pod NAME -o yaml | whypull explain -
text-next-warnings = 所给内容不会阻止拉取；请留意警告
text-next-nothing = 所给内容不会阻止拉取；如果仍然失败：kubectl describe pod NAME | whypull decode

text-match-none = 按 { $semantics } 的规则，没有键匹配 { $repository }：拉取时不带凭据。
text-match-unusable = 该文件因下述原因无法使用，按 { $semantics } 的规则，其中没有键服务于 { $repository }。
text-match-some =
    { $count ->
        [1] 按 { $semantics } 的规则，有一个键匹配 { $repository }。
       *[other] 按 { $semantics } 的规则，有 { $count } 个键匹配 { $repository }，顺序为：{ $keys }
    }
text-decode-line = 第 { $line } 行
text-decode-causes = 可能的原因
text-likelihood-certain = 确定
text-likelihood-likely = 很可能
text-likelihood-possible = 有可能
text-advice-use-case = 用例 { $number }：{ $why }
text-advice-alternative = 或者改用：{ $title }
text-advice-manifests = 清单
text-advice-written = 已写入 { $path }
text-column-code = 代码
text-column-severity = 级别
text-column-title = 标题

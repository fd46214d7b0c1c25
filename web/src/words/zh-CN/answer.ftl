## kubelet 对这些文件的处理结果（answer）

answer-headline-failing = { $total } 个容器中有 { $n } 个无法启动。
answer-headline-failing-all =
    { $total ->
        [1] 容器无法启动。
       *[other] 全部 { $total } 个容器都无法启动。
    }
answer-headline-wrong =
    { $n ->
        [1] 照现在这样，Pod 无法运行。
       *[other] 照现在这样，并非所有 Pod 都能运行。
    }
answer-headline-open =
    { $total ->
        [1] 容器能否启动，取决于没有粘贴的内容。
       *[other] { $total } 个容器中有 { $n } 个的结果取决于没有粘贴的内容。
    }
answer-headline-pulled = { $total } 个镜像中有 { $n } 个会被拉取；结果由镜像仓库决定。
answer-headline-pulled-all =
    { $total ->
        [1] 会拉取镜像；结果由镜像仓库决定。
       *[other] 全部 { $total } 个镜像都会被拉取；结果由镜像仓库决定。
    }
answer-headline-starts =
    { $total ->
        [1] 容器使用节点上的镜像启动。
       *[other] 全部 { $total } 个容器都使用节点上的镜像启动。
    }
answer-headline-nothing = 这些 Pod 中没有容器。
answer-cause = 原因
answer-look-at = 请留意
answer-above = 见上文
answer-fix = 解决办法
answer-apply = 应用修复

answer-count-workloads = { $n } 个工作负载
answer-count-containers = { $n } 个容器
answer-count-errors = { $n } 个错误
answer-count-warnings = { $n } 个警告
answer-row-failing =
    { $n ->
        [1] 无法启动
       *[other] { $n } 个无法启动
    }
answer-row-open = 尚不确定
answer-more =
    { $left ->
        [1] 显示最后一个
       *[other] 再显示 { $n } 个（剩余 { $left } 个）
    }
answer-filter-text = 按名称或镜像查找
answer-filter-troubled = 只看有问题的
answer-filter-found = { $total } 个中的 { $n } 个

answer-outcome = 结果：
answer-image = 镜像
answer-implied = 隐含
answer-library-implied = library/ 为隐含
answer-part-domain = 仓库服务
answer-part-path = 路径
answer-part-tag = 标签
answer-part-digest = 摘要
answer-fault-here = 此处有误：
answer-policy = 拉取策略
answer-policy-declared = 虽然清单中写的是 { $policy }
answer-present = 节点上已有该镜像
answer-anonymous = 不带凭据
answer-anonymous-yes = 是。没有键适用于该镜像，因此不发送任何凭据。
answer-anonymous-no = 否。有键适用于该镜像，因此会发送凭据，之后也不会再尝试匿名拉取。
answer-anonymous-no-pull = 不会拉取，因此不涉及凭据。
answer-anonymous-open = 根据粘贴的内容无法判断。

answer-pull-secrets = 拉取 Secret
answer-attempts = 凭据（按尝试顺序）
answer-source = 来源
answer-user = 用户
answer-user-blank = 无：空凭据
answer-password-hidden = 不显示密码
answer-why-key = 为什么是这个键
answer-truths = 三种读法，三个答案
answer-truths-agree = 文档、kubelet 和笔记本电脑上的 docker 三者一致。
answer-truths-agree-none = 文档、kubelet 和笔记本电脑上的 docker 三者一致：没有键适用于该镜像。
answer-truths-more = 同时比较尝试顺序和结果
answer-truth-docs = 文档的说法
answer-truth-kubelet = kubelet 的做法
answer-truth-docker = 笔记本电脑上 docker 的做法
answer-differs = 有差异
answer-key-used = 使用
answer-key-unused = 不使用
answer-row-tried = 依次尝试
answer-tried-none = 无：不带凭据
answer-row-outcome = 结果
answer-why-differs = 为什么 { $key } 有差异
answer-steps = kubelet 的处理步骤
answer-event-type = Type
answer-event-reason = Reason
answer-event-message = Message

answer-elsewhere = 文件中的其他问题
answer-learn-more = 了解更多
answer-new-tab = （在新标签页中打开）

answer-empty-title = 粘贴一个 Pod，看看它为什么拉取不了镜像
answer-empty-text = 把 Pod（或 Deployment 等会创建 Pod 的对象）以及它引用的 Secret 放进编辑器，边输入边在这里看到答案。可以用下面的命令取得它们：
answer-no-workload-title = 这里没有运行 Pod 的对象
answer-no-workload-text = 已读取粘贴的内容，但其中没有 Pod、Deployment 或其他带 Pod 模板的对象，因此没有可以解释的镜像。请加上拉取失败的 Pod：
answer-get-pod = Pod
answer-get-secret = 它的 Secret
answer-get-account = 它的服务账号
answer-get-config = 笔记本电脑或节点上的 config.json
answer-privacy = 粘贴的内容不会离开本页面。

## 策略模块的措辞 (policy)

problem-of-container = { $role ->
    [init] Init 容器
    [ephemeral] 临时容器
    [image-volume] 镜像卷
   *[container] 容器
} "{ $name }"（镜像 "{ $image }"）：{ $code }：{ $sentence }
problem = { $code }：{ $sentence }
problem-fix = {" "}解决办法：{ $fix }
more-problems = 另有 { $count } 个问题未列出。

request-unreadable = whypull 无法判断此请求：{ $reason }。
request-without-object = 请求中没有对象，因此没有可判断的 { $kind }。
request-without-pod = 该对象不是带有容器的 { $kind }：其（Pod 模板的）spec.containers 必须是至少含一个元素的列表。
request-unchangeable = 无法按设置更改该对象，因此不放行：其字段的类型与 { $kind } 的不同。
settings-unreadable = 无法读取此策略的设置，因此一律不放行：{ $reason }

image-is-no-name = 镜像不是有效的名称：{ $reason }。
rewritten-name-invalid = rewriteRegistries 将此镜像改写为“{ $image }”，但那不是有效的名称。
    .fix = 缩短 rewriteRegistries 指向的位置。
registry-denied = “{ $repository }”来自 deniedRegistries 所列的镜像仓库。
    .fix = 改用其他镜像仓库中的镜像。
registry-not-allowed = “{ $repository }”来自 allowedRegistries 未列出的镜像仓库。
    .fix = 将镜像推送到已列出的镜像仓库，并以那里的名称引用。
digest-unknown = 镜像仓库没有给出“{ $image }”的摘要，因此无法固定该标签。
    .fix = 自行写明摘要（name@sha256:…），或让策略服务器登录该镜像仓库。
pull-policy-stays = “{ $image }”现已由摘要固定，但 API 服务器因标签 latest 而设置的 Always 策略仍然保留。
    .fix = 设置 imagePullPolicy: IfNotPresent；摘要所指的内容不会改变。
pull-policy-immutable = 由于 alwaysPull，策略被设为 Always。API 服务器不允许更改现有 Pod 的拉取策略，因此会拒绝此次更新。
    .fix = 删除该 Pod 并重新创建。
credentials-not-checked = 未检查该 Pod 的 Secret 和 ServiceAccount：策略无权读取它们，或者集群没有应答。
    .fix = 为策略授予 v1/Secret 和 v1/ServiceAccount 的 contextAwareResources，或设置 context: off。

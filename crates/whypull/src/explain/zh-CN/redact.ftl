## What was replaced or left out before files are shared (redact)

redact-credential = 镜像仓库的密码或令牌
redact-user = 形似令牌的用户名
redact-user-info = 地址中的用户信息
redact-header = HTTP 头部
redact-secret-data = Secret 的数据
redact-environment = 环境变量
redact-command = 命令或参数
redact-annotation = 注解
redact-label = 标签（label）
redact-comment = 注释
redact-field-name = 不是已知字段名的键
redact-value = whypull 不读取的字段的值

redact-left-out-file = 无法读取该文件。
redact-left-out-config = 无法解析该 docker 配置，无从判断其中哪些内容是机密。已用一个同样无法解析的空配置代替。
redact-left-out-unreadable = 无法解析该文档（{ $reason }），无从判断其中哪些内容是机密。
redact-left-out-unsafe = 无法确保安全地改写该文档。

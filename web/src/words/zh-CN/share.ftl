## Sharing: a link without secrets

share-open = 分享
share-title = 分享当前内容
share-close = 关闭
share-what = 链接包含下列文件和设置，打开它的人会看到同样的结论。密码、令牌以及其他可能敏感的内容已事先替换；地址中 # 之后的部分不会发送给任何服务器。
share-packing = 正在生成链接……
share-link = 链接
share-copy = 复制链接
share-copied = 已复制
share-replaced = 已替换的内容
share-nothing-replaced = 没有需要替换的内容。
share-kind = { $what }：{ $count } 处
share-left-out = 未包含的内容
share-left-out-place = { $file }，第 { $document } 个文档：
share-preview = 链接包含的内容
share-opened = 已打开链接。点击“回到我的文本”可恢复之前输入的内容。
share-error-too-large = 内容过多，无法放进链接（压缩后上限 64 KB）。请移除与问题无关的文件或 Pod。
share-error-malformed = 无法读取该链接：链接不完整，或不是由本页面生成的。请让对方重新发送。
share-error-too-new = 该链接由更新版本的 whypull 生成，请在新版本中打开。
share-error-bomb = 已拒绝该链接：解压后的内容超出任何会话的上限。
share-error-unsupported = 此浏览器无法压缩链接。请换用较新的浏览器，或直接分享文件。

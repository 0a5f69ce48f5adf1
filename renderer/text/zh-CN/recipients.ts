// 案卷包的加密接收方。
export const recipients = {
  title: '案卷包加密',
  note: '为档案室、法院等接收方登记公钥（age 格式）后，导出时可加密给他们：没有对应私钥的人打不开，本站也不能。接收方用 age 程序或 zhenglu open 打开；私钥由接收方自己用 age-keygen 或 zhenglu identity 生成并保管。',
  none: '尚未登记接收方：导出的案卷包任何人都能读取。',
  name: '接收方',
  key: '公钥（age1…）',
  keyInvalid: '请填写以 age1 开头的公钥',
  add: '登记接收方',
  remove: '移除接收方 {{number}}',
  encryptFor: '加密给',
  encryptHint: '清空则不加密。加密后是一个文件，只有所选接收方能打开。',
}

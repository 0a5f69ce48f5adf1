// Cases and records as agencies have them, made up from their usual words: the same ones in every run.

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const words = (line: string): readonly string[] => line.split(' ')

export const causes = words(
  '占道经营 擅自占用城市道路 无证经营食品 违法建设 未按规定堆放物料 乱倒建筑垃圾 无照经营 超范围经营 虚假宣传 商标侵权 ' +
    '未取得许可从事经营 擅自改变规划用途 违规设置户外广告 噪声扰民 油烟排放超标 污水直排 非法营运 超限运输 安全设施不合格 消防通道堵塞',
)
const surnames = words(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕',
)
const given = words(
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 建 国 志 文 玉 兰 春 梅 海 燕 雪 飞 鹏 宇 浩 欣',
)
const places = words(
  '东大街 解放路 人民路 建设路 中山路 新华街 和平里 南门市场 滨河路 工业园区 车站广场 学府路 长江道 黄河路 幸福里',
)
const units = words('一中队 二中队 三中队 直属中队 法制科 市场监管所 执法大队 综合执法队')
const things = words(
  '货架 摊位 广告牌 营业执照 许可证 合同 发票 账本 照片 视频 现场 门店 仓库 车辆 设备 材料 围挡 脚手架 餐具 食品 添加剂 标签 ' +
    '说明书 检验报告 送货单 租赁合同 施工图纸 规划许可 身份证 委托书',
)
const asked = words(
  '你叫什么名字 请出示证件 什么时候开始经营的 有没有办理许可证 为什么占用道路 是否收到责令改正通知书 货物是从哪里购进的 一共卖了多少 ' +
    '现场照片是否属实 以上笔录是否与你所说一致 是否申请回避 有什么要补充的 谁负责日常管理 是否知道这样做违反规定 违法所得是多少',
)
const answered = words(
  '听清楚了 不申请回避 我是负责人 没有办理 知道错了 马上改正 属实 没有补充 记不清楚了 是朋友介绍的 已经停业 愿意接受处理 ' +
    '正在申请 以前不知道 收到过通知书 都是真实的 由我签字 没有异议 需要听证 请求从轻处罚',
)
const linking = words(
  '因为 所以 当时 后来 然后 但是 我们 他们 执法人员 现场 时间 情况 问题 规定 要求 处理 经营 检查 通知 改正',
)
/** In one of ten thousand sentences each. */
export const rare = words(
  '冷链 窨井 雨污 滑坡 蚊香 鱼塘 镀锌 烟囱 锅炉 泵房 桥墩 竹筏 鹅卵石 秸秆 蜂蜜 蚕丝 陶土 琥珀 龙舌兰 磷肥',
)

export function madeUp(seed: number) {
  const next = numbersFrom(seed)
  const oneOf = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? ''
  /** The first ones often, the last ones seldom, as words are used. */
  const usual = (list: readonly string[]): string => list[Math.floor(next() ** 2 * list.length)] ?? ''
  const number = (below: number) => Math.floor(next() * below)
  const name = () => oneOf(surnames) + oneOf(given) + (next() < 0.6 ? oneOf(given) : '')
  const place = () => `${oneOf(places)}${number(300) + 1}号`
  const clause = () => {
    const roll = next()
    if (roll < 0.3) return `${usual(linking)}${usual(answered)}`
    if (roll < 0.55) return `${usual(linking)}在${place()}${usual(causes)}`
    if (roll < 0.8) return `${usual(things)}和${usual(things)}${usual(linking)}都在${oneOf(places)}`
    return `${name()}${usual(linking)}说${usual(answered)}`
  }
  const sentence = () => {
    const said = next() < 0.4 ? `${usual(asked)}？` : Array.from({ length: 1 + number(3) }, clause).join('，') + '。'
    return next() < 0.002 ? `${said}还有${oneOf(rare)}。` : said
  }
  return {
    number,
    name,
    place,
    sentence,
    cause: () => usual(causes),
    unit: () => oneOf(units),
    thing: () => usual(things),
  }
}

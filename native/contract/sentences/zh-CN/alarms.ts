// 每种告警：出了什么问题，该怎么办。
import type { AlarmCode } from '../../alarms.ts'

export const alarms: Record<AlarmCode, { title: string; advice: string }> = {
  'source-lost': { title: '未在录制', advice: '请检查设备的电源和线缆；系统会不断重试。' },
  'source-stalled': { title: '没有新的数据', advice: '请检查设备及网络；系统会自动重新连接。' },
  'source-moved': {
    title: '声音服务换成了另一支话筒',
    advice: '请重新接好本室的话筒；另一支话筒的声音不作为本轨保存。',
  },
  'source-frozen': { title: '画面静止不动', advice: '请检查摄像机；仍不恢复时请重启摄像机。' },
  'source-black': { title: '画面全黑', advice: '请检查镜头、灯光和摄像机设置。' },
  'source-covered': { title: '画面中看不到任何内容', advice: '请检查摄像机是否被遮挡或转开。' },
  'source-slow': { title: '帧率过低', advice: '请检查网络，并关闭占用本机资源的程序。' },
  'source-silent': { title: '没有声音', advice: '请检查话筒是否静音或脱落。' },
  'source-stuck': { title: '声音信号停滞', advice: '请检查话筒及其线缆。' },
  'source-clipped': { title: '声音过大失真', advice: '请调低增益，或将话筒移远。' },
  'source-changed': { title: '信号的格式变了', advice: '请确认连接的是否为正确的设备。' },
  'microphone-replaced': { title: '备用话筒已接替', advice: '请检查故障话筒；两支话筒均已记入日志。' },
  'vault-failed': { title: '存储库无法写入', advice: '录制已转到第二块磁盘继续；请检查第一块磁盘。' },
  'mirror-failed': { title: '未在制作副本', advice: '请检查第二块磁盘；存储库仍在正常写入。' },
  'disk-low': { title: '磁盘空间即将用完', advice: '请清理空间，或及时结束。' },
  'disk-full': { title: '磁盘已满', advice: '已录内容完好保留；请清理空间或更换磁盘。' },
  'clock-jumped': { title: '计算机时钟发生跳变', advice: '已记入日志；请检查时间同步服务。' },
}

// 当事人屏幕：当事人看到的文字，以及控制台上对它的选择。
export const partyScreen = {
  title: '当事人屏幕',
  standing: {
    unknown: '连接中断，录制状态未知',
    'no-room': '没有这个房间',
    off: '未录制',
    starting: '即将开始录制',
    recording: '正在录音录像',
    troubled: '录制异常',
    halted: '录制未能进行',
    pausing: '正在中断录制',
    break: '休息中，未录制',
    sealing: '录制已结束',
  },
  recording: {
    both: '正在录音录像',
    sound: '正在录音',
    picture: '正在录像',
    something: '正在录制',
  },
  note: {
    unknown: '正在重新连接。在恢复之前，不能确认是否正在录制。',
    'no-room': '请由工作人员重新打开本屏幕。',
    starting: '设备正在启动，请稍候。',
    troubled: '部分画面或声音未正常录制，请等待工作人员处理。',
    halted: '目前没有录制，请等待工作人员处理。',
    pausing: '请稍候。',
    break: '休息期间不保存任何画面和声音。',
    sealing: '录制内容正在封存，封存后任何改动都能被发现。',
  },
  preRoll: '设备已打开。正式开始录制时，将保留开始前 {{seconds}} 秒的内容。',
  training: '练习，不作为证据。',
  nobody: '工作人员未登录，此处只显示录制状态。',
  recorded: '已录制',
  breakLength: '已休息',
  room: '房间',
  cause: '案由',
  // 控制台上的选择
  open: '打开当事人屏幕',
  openWindow: '打开',
  choose: '当事人屏幕显示',
  showsCause: '显示案由',
  blocked: '窗口未能打开：请允许本程序打开新窗口，或查看它是否已在另一屏幕上。',
  shows: {
    announcements: '告知内容',
    record: '笔录同步',
    pictures: '实时画面',
    state: '仅录制状态',
  },
}

export const partyKeys = {
  next: '切换当事人屏幕的内容',
}

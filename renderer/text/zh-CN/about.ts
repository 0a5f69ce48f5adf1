// “关于”：程序本身及其所用的他人软件。
export const about = {
  title: '关于证录',
  purpose: '询问室、听证室同步录音录像',
  build: '构建',
  fromSources: '由源代码直接运行',
  licence: '许可证',
  ownLicence: 'Apache-2.0：可自由使用、修改和分发',
  others: '他人软件及其许可证',
  othersNote: '共 {{number}} 组；证录使用下列软件，谨致谢意。',
  search: '按名称或许可证内容查找',
  nothing: '没有符合的软件',
  missing: '此处没有许可证清单。请重新构建界面，或查看安装文件夹。',
}

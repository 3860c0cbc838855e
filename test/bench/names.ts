// What the made-up customers are called, where they work and live. Common words only: nobody in particular is meant.

/** Surnames, the frequent ones more than once. */
export const surnames = [
  ...'王王王李李李张张张刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解仇',
  '欧阳',
  '诸葛',
  '司马',
  '上官',
]

/** Characters of given names. */
export const givenCharacters = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文玉红梅小晓晨宇浩然子轩雨欣梓涵思远嘉怡志鹏俊海燕春雪飞云鑫波辉琳玲凯佳慧莹婷帆博天立新成龙乐重行长',
]

/** English first names. */
export const firstNames =
  'James Mary Robert Linda John Susan Michael Karen David Nancy Emma Oliver Sophia Liam Olivia Noah Ava Lucas Mia Ethan Grace Henry Alice Jack Ruth Peter Helen Paul Anna Mark'.split(
    ' ',
  )

/** English surnames. */
export const lastNames =
  'Smith Johnson Brown Taylor Wilson Clark Walker Hall Young King Wright Green Baker Carter Mitchell Turner Parker Collins Morgan Cooper Bailey Reed Kelly Howard Ward Cox Gray James Watson Brooks'.split(
    ' ',
  )

/** Cities. */
export const cities =
  '北京 上海 广州 深圳 杭州 成都 重庆 武汉 西安 南京 苏州 长沙 青岛 厦门 沈阳 London Singapore'.split(' ')

/** Ways a customer came. */
export const sources = '展会 转介绍 官网 门店 广告 电话 web'.split(' ')

/** First half of a company's name. */
export const companyNames =
  '华兴 天成 宏远 东方 新世纪 金桥 长江 蓝海 恒达 万通 瑞丰 中联 百川 星河 安泰 Northwind Acme Harbor'.split(' ')

/** What a company does. */
export const trades = '科技 贸易 电子 建材 食品 服装 咨询 物流 医疗 教育'.split(' ')

/** Tags. */
export const tags = '重点 老客户 会员 企业 海外 VIP'.split(' ')

/** What was said at a visit. */
export const talks =
  '电话沟通，对新报价感兴趣|下周再约时间|已发资料，等回复|对售后很满意|希望优惠|未接通|介绍了朋友|投诉物流慢，已安抚|called, will think it over|asked for a sample'.split(
    '|',
  )

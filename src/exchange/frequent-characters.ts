// Characters that any Chinese or Japanese list of customers is full of. They tell a right decoding from a wrong one,
// for the wrong one is made of rare characters. Not a dictionary: order and completeness do not matter.

const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然' +
  '家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把' +
  '机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果' +
  '加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔' +
  '更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展' +
  '马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共' +
  '确传师观清今切院让识候带导争运笔早号房车客户姓称编址备注邮箱微龄岁职单源级标签阶段负责省份城县镇村街楼室店铺商' +
  '订额价付款退收货创投诉议扬咨询满访拜短服态质快递流票销售采购库存紧急联介绍推荐朋友网络广京州深圳津庆河湖浙江苏' +
  '徽福川贵云陕甘青宁夏疆藏蒙古辽吉黑龙香港澳台湾李刘陈杨黄赵周吴徐孙朱胡郭林梁郑罗宋谢唐韩曹邓萧冯曾蔡彭潘袁董余' +
  '叶吕魏蒋田杜丁沈姜范傅钟卢汪戴崔陆廖姚邱谭韦贾邹石熊孟秦阎薛侯雷郝孔邵史毛顾赖武康贺严尹钱施牛洪龚伟芳娜秀英敏' +
  '静丽磊洋勇艳杰娟涛超霞刚桂兰华玉梅萍红玲芬燕彬鹏浩宇轩梓涵怡欣佳慧婷雪琳晨阳志俊峰辉斌波博雨嘉琪诗豪食喜欢喝茶' +
  '怕辣甜酸苦咸味吃饭餐菜肉鸡鱼米汤送速慢差错般请您吗吧呢啊宜男士姐助案况需痛爱习惯银账卡税限股集团技贸易媒育医药' +
  '校幼园否昨星六七八九百千亿元角秒潜失低普积优惠券折扣'

const traditional =
  '這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內給門兒東' +
  '聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶' +
  '導爭運筆號車戶稱編備郵齡歲職單級標籤階負責縣鎮樓鋪訂額價貨創訴議揚諮詢滿訪態質遞銷採購庫緊聯紹薦網絡廣慶蘇貴雲' +
  '陝寧遼龍臺灣劉陳楊黃趙吳孫鄭羅謝韓鄧蕭馮餘葉呂蔣範鍾盧陸譚韋賈鄒閻顧賴賀嚴錢龔偉靜麗豔傑濤剛蘭華紅鵬軒陽輝詩歡' +
  '鹹飯雞魚湯錯請嗎況愛習慣銀賬稅團貿醫藥園億潛積優註鄉週鐘薑藝舊黨係濟專買賣簡訊'

const japanese =
  '山田太郎氏名備考表示能様会社株式住所電話番号顧客担当者部署渋谷東京都大阪府県市区町村売上注文商品価格数量日付年月円税込'

const kana = /^[\u3041-\u3096\u30a1-\u30fa\u30fc]$/
const signs = new Set('　、。·—…“”‘’《》〈〉「」『』【】〔〕（）！，．：；？％＋－＝￥～①②③④⑤')

const frequent: ReadonlySet<string> = new Set(simplified + traditional + japanese)

/** Whether a character is among the frequent ones of Chinese: characters and full-width signs. */
export const isFrequentChinese = (character: string): boolean => frequent.has(character) || signs.has(character)

/** The same for Japanese: kana as well. */
export const isFrequentJapanese = (character: string): boolean =>
  kana.test(character) || frequent.has(character) || signs.has(character)

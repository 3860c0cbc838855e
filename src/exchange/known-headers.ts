// Words that stand at the head of columns in lists of customers and orders: they tell a header from a title above it, and
// a right decoding from a wrong one. Not what a column means: that is for the mapping of headers.

const known =
  /^(?:姓名|名称|名字|客户|客户名称|客户姓名|公司|公司名称|电话|手机|手机号|手机号码|联系电话|联系方式|联系人|地址|收货地址|备注|邮箱|电子邮箱|微信|微信号|性别|生日|出生日期|年龄|职位|职务|行业|来源|城市|订单编号|订单号|订单日期|金额|日期|时间|单位|编号|序号|负责人|等级|标签|名稱|客戶|客戶名稱|客戶姓名|電話|手機|聯絡人|聯絡電話|聯繫電話|公司名稱|地址|備註|備注|電郵|性別|職位|行業|來源|訂單編號|金額|編號|氏名|名前|備考|会社|会社名|住所|電話番号|部署|メール|id|key|no\.?|name|full name|first name|last name|customer|customer id|customer name|company|company name|phone|phones|mobile|tel|telephone|e-?mail|emails|address|city|country|birthday|gender|date|amount|price|quantity|order|order id|order date|product|owner|status|notes?|remarks?|tags?|type|title|category)$/i

/** Whether a cell is a header that many lists have. */
export const isKnownHeader = (cell: string): boolean =>
  cell.length < 20 && known.test(cell.trim().replace(/^["'*]+|["'*：:]+$/g, ''))

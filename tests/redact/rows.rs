
#[test]
fn dbg() {
    use whypull::source::*;
    fn p(n: Node<'_>, t: &str) { println!("{:?} {:?} {:?} {:?}", n.kind(), n.range(), n.raw(), &t[n.range()]); for (k,v) in n.entries(){p(k,t);p(v,t);} for i in n.items(){p(i,t);} }
    let t = "image: {{ .Values.image }}\nx: y\n";
    let s = Source::read("x", t.as_bytes().to_vec());
    p(s.root(&s.documents()[0]).unwrap(), t);
    println!("{:?}", whypull::redact::redact(&[whypull::input::File::new("x", t)]));
}

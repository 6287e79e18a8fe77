//! Tables as people have them.
use learning::*;
#[test]
fn probe() {
    let cases: &[&str] = &[
        "x,y\n0.5,0.2\n2.5,0.9\n  \n", "# x,y\n0.5,0.2\n2.5,0.9\n", "NA,1,0\n2,3,1\n4,5,0\n", "1,,0\n2,3,1\n","1,?,0\n2,3,1\n",
        "x,y\n−0.5,0.2\n", ",x,y\n0,0.5,0.2\n", "x;y\n0.5;0.2\n", "\"x\", \"y\"\n0.5, 0.2\n", "x,y,\n0.5,0.2,\n2.5,0.9,\n",
        "x,y\n0.5,\"0.2\n2.5,0.9\n1.5,0.4\n", "x,y\n1e-400,0.2\n", "x,y\n\"0.5,0.2\n2.5,0.9\n", "x y\n0.5 0.2\n", "x\ty\n0.5\t0.2\n",
        "x,y\r0.5,0.2\r2.5,o\r", "x,y\r\n0.5,0.2\r\n\r\n2.5,o\r\n", "x,y\n0.5,0.2\n\u{1a}", "x,y\n0.5,0.2\n\t\n","x,y\n0.5,0.2\u{1a}",
        "", "\n\n", "\u{feff}", "x,y\n", "x\n1\n", "x,y,x\n1,2,3\n", "x,y\n1,2,3\n", "x,y\n1\n", "x,y\n1,M\n2,B\n3,M\n", "x,y\n1,M\n2,B\n3,C\n",
        "x,y\n1,M\n2,M\n", "x,y\n1,M\n2,0.5\n", "x,y\n1,0.5\n2,M\n", "x,y\n1,0,5\n", "x,y\n\"0,5\",1\n", "sep=;\nx;y\n1;2\n", "sep=,\nx,y\n1,2\n",
        "x,y\nTRUE,1\n", "x,y\ninf,1\n", "x,y\n1e400,1\n", "x,y\n0x10,1\n", "x,y\n50%,1\n", "x,y\n,1\n", "x,y\n5\",1\n", "x,y\n\"5\" d\",1\n",
        "1990,2000,y\n1,2,3\n", "x,,y\n1,,2\n3,,4\n", "x,,y\n1,,2\n3,7,4\n", "   ,   \n1,2\n", ",,,\nx,y,,\n1,2,,\n", "{\"a\": 1}", "<!DOCTYPE html>\n", 
        "\"\"\"r\"\" of x\",y\n1,2\n", "\"x\ny\",z\n1,2\n3,o\n", "#,Name,y\n1,2,3\n", "x,y\n1,2\0\n", "x,y\n1,\u{a0}2\u{200b}\n", "x;y\n0,5;0,2\n", "a,b\nc,d\n",
        "x,y\n1,2 # note\n","x,y\n1,2\n#3,4\n5,6","x,y,z\n1,\"a\nb\",2\n", "x,y\n1,\"2\n", "x,y\n\"1\"\"\",2",
    ];
    for c in cases {
        match CsvReader::default().read(c.as_bytes()) {
            Ok(t) => println!("{c:?}\n   OK {:?} {:?} {:?} {:?} {:?}", t.data.inputs().rows().into_iter().map(|r| r.to_vec()).collect::<Vec<_>>(), t.data.targets().to_vec(), t.input_names, t.target_name, t.classes),
            Err(e) => println!("{c:?}\n   {e}"),
        }
    }
    println!("{}", size_of::<CsvError>());
    let t = CsvReader { skip_lines: 1, header: false, ..Default::default() }.read_path("/work/shared/data/breast_cancer.csv").unwrap();
    println!("{:?}", t.data.inputs().dim());
    let now = std::time::Instant::now();
    let mut s = "a,b,c,d,e,f,g,h,i,y\n".to_string();
    for i in 0..200_000 { for j in 0..10 { s += &format!("{}{}", (i*7+j) as f64 * 0.001234567890123, if j==9 {"\n"} else {","}); } }
    println!("{} bytes {:?}", s.len(), now.elapsed());
    for _ in 0..3 {
    let now = std::time::Instant::now();
    let t = CsvReader::default().read(s.as_bytes()).unwrap();
    println!("{:?} {:?}", t.data.inputs().dim(), now.elapsed()); }
}

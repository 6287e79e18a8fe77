//! The output folder: what is not this program's is left alone, and no rendering reads what another has written.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use manuscript::files_below;

use crate::{Checkout, failed};

/// A book of two pages.
fn book() -> Checkout {
    let checkout = Checkout::new("# A\n");
    checkout.write("book/en/b/b.md", "# B\n");
    checkout.list(&["page.md", "b/b.md"]);
    checkout
}

impl Checkout {
    /// An output folder is refused with these words, and everything is as it was.
    #[track_caller]
    fn refuses(&self, out: &str, words: &[&str]) {
        let before = self.contents();
        let error = self.render(out).expect_err(out).to_string();
        assert!(self.contents() == before, "{out} was changed");
        for part in words {
            assert!(error.contains(part), "{part} is not in {error}");
        }
    }

    fn link(&self, to: &str, link: &str) {
        symlink(to, self.path(link)).unwrap();
    }
}

#[test]
fn a_site_of_somebody_else_is_left_alone() {
    let checkout = book();
    for file in ["index.html", ".nojekyll", "thesis.pdf", ".git/HEAD"] {
        checkout.write(&format!("docs/{file}"), "mine");
    }
    checkout.write(".docs.next/thesis.pdf", "mine too");
    checkout.refuses("docs", &["left alone", "--out"]);
    // One hidden file is enough, a file is no folder, and no stamp either.
    checkout.write("hidden/.git", "gitdir: elsewhere");
    checkout.write("stamped/.press", "mine");
    // Another program may have a folder of that name, with a folder inside that this one would empty.
    checkout.write("other/.press/draft/mine", "");
    checkout.render("rendered").unwrap();
    fs::create_dir(checkout.path("linked")).unwrap();
    checkout.link("../rendered/.press", "linked/.press");
    for out in [
        "hidden",
        "stamped",
        "other",
        "linked",
        "docs/thesis.pdf",
        "docs/thesis.pdf/below",
    ] {
        checkout.refuses(out, &["--out"]);
    }
}

#[test]
fn only_what_was_written_is_replaced_or_removed() {
    let checkout = book();
    let beside = [".docs.next/mine", ".docs.last/mine", ".docs.lock"];
    let inside = ["docs/CNAME", "docs/b/mine.pdf"];
    beside.iter().for_each(|file| checkout.write(file, "mine"));
    checkout.render("docs").unwrap();
    inside.iter().for_each(|file| checkout.write(file, "mine"));
    checkout.list(&["page.md", "c/c.md"]);
    checkout.write("book/en/c/c.md", "# C\n");
    checkout.render("docs").unwrap();
    assert!(!checkout.path("docs/b/b.html").exists());
    assert!(checkout.path("docs/c/c.html").is_file());
    checkout.list(&["page.md"]);
    checkout.render("docs").unwrap();
    assert!(!checkout.path("docs/c").exists(), "an empty folder stays");
    for file in [&beside[..], &inside].concat() {
        assert_eq!(checkout.read(file), "mine");
    }
}

#[test]
fn what_somebody_else_has_put_in_the_way_is_refused() {
    let checkout = book();
    checkout.render("docs").unwrap();
    checkout.write("book/en/c/c.md", "# C\n");
    checkout.write("elsewhere/c.html", "mine");
    checkout.write("elsewhere/b.html", "mine");
    checkout.list(&["page.md", "b/b.md", "c/c.md"]);
    // A file, a folder, a file in the place of a folder.
    for (file, taken) in [
        ("docs/c/c.html", "docs/c/c.html"),
        ("docs/c/c.html/mine", "docs/c/c.html"),
        ("docs/c", "docs/c"),
    ] {
        checkout.write(file, "mine");
        let told = format!("{taken} is not of this program");
        checkout.refuses("docs", &[&told, "--out"]);
        let _ = fs::remove_dir_all(checkout.path("docs/c"));
        let _ = fs::remove_file(checkout.path("docs/c"));
    }
    // A link, behind which files elsewhere would be replaced, or removed.
    checkout.link("../elsewhere", "docs/c");
    checkout.refuses("docs", &["docs/c is not of this program"]);
    fs::remove_file(checkout.path("docs/c")).unwrap();
    fs::remove_dir_all(checkout.path("docs/b")).unwrap();
    checkout.link("../elsewhere", "docs/b");
    checkout.list(&["page.md"]);
    checkout.refuses("docs", &["docs/b is not of this program"]);
}

/// The list of what was written lies in the folder, where anybody can change it.
#[test]
fn a_list_that_was_changed_removes_nothing_elsewhere() {
    const LIST: &str = "docs/.press/files.json";
    let checkout = book();
    checkout.render("docs").unwrap();
    checkout.write("mine", "");
    let absolute = checkout.path("mine");
    let others = format!("[\"../mine\", \"b/../../mine\", {absolute:?}, \"\", \"b\", \"b/\"");
    let written = checkout.read(LIST);
    checkout.write(LIST, &written.replacen('[', &format!("{others},"), 1));
    checkout.render("docs").unwrap();
    assert!(absolute.is_file(), "a file elsewhere was removed");
    // What it does not name any more is somebody else's.
    checkout.write(LIST, &format!("{others}]"));
    checkout.refuses("docs", &["is not of this program"]);
    for damaged in ["", "no list", &written[..written.len() / 2]] {
        checkout.write(LIST, damaged);
        checkout.refuses("docs", &["does not say any more", "empty the folder"]);
    }
}

#[test]
fn the_book_is_not_rendered_into_its_sources() {
    let checkout = book();
    checkout.write("elsewhere/picture.png", "");
    checkout.link("../../elsewhere", "book/en/linked");
    checkout.link("book", "way");
    for out in [
        "book",
        "book/en",
        "book/en/out",
        "book/out/deep",
        "crates/site",
        "tests/site",
        "elsewhere/out",
        "way/out",
        "target/../book/out",
        "",
        ".",
        "..",
        "/",
    ] {
        checkout.refuses(out, &["is no place for the book", "--out"]);
    }
    // A chapter that is a link to a rendered page would be another one after each rendering.
    checkout.render("docs").unwrap();
    checkout.link("../../docs/page.html", "book/en/copy.html");
    checkout.refuses("docs", &["docs/page.html"]);
}

#[test]
fn a_link_is_followed_to_the_folder_that_is_meant() {
    let checkout = book();
    fs::create_dir(checkout.path("www")).unwrap();
    checkout.link("www", "site");
    checkout.render("site").unwrap();
    assert!(checkout.path("site").is_symlink());
    assert!(checkout.path("www/index.html").is_file());
    checkout.link("nowhere", "lost");
    checkout.refuses("lost", &["--out"]);
}

#[test]
fn nobody_is_locked_out() {
    let checkout = book();
    checkout.render("docs").unwrap();
    for text in ["", "# Summary\n", "# Summary\n\n- [Draft]()\n", "\n\n"] {
        checkout.write("book/en/SUMMARY.md", text);
        checkout.refuses("docs", &["lists no page", "SUMMARY.md:1:1"]);
    }
    checkout.list(&["page.md"]);
    // Neither without the first page, nor with what a rendering that was killed has left, nor when the folder is moved.
    fs::remove_file(checkout.path("docs/index.html")).unwrap();
    checkout.write("docs/.press/draft/chapters/left.png", "");
    fs::rename(checkout.path("docs"), checkout.path("moved")).unwrap();
    checkout.render("moved").unwrap();
    assert!(checkout.path("moved/index.html").is_file());
    assert!(!checkout.path("moved/left.png").exists());
    assert!(!checkout.path("moved/.press/draft").exists());
}

/// Even when it has put half of the book in place, the next rendering finds its way.
#[test]
fn a_rendering_that_is_killed_leaves_no_page_behind() {
    let checkout = book();
    checkout.render("docs").unwrap();
    checkout.write("docs/mine", "mine");
    let pictures = (100..250).map(|picture| format!("z/{picture}.png"));
    let pictures: Vec<_> = pictures.collect();
    pictures
        .iter()
        .for_each(|file| checkout.write(&format!("book/en/{file}"), ""));
    checkout.write(
        "book/en/page.md",
        &format!("# A\n\n![]({})\n", pictures.join(") ![](")),
    );
    let mut press = checkout.press(&["--out", "docs"]);
    let mut press = press.stdout(Stdio::null()).spawn().unwrap();
    while !checkout.path("docs/z/100.png").exists() && press.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_micros(100));
    }
    press.kill().unwrap();
    press.wait().unwrap();
    checkout.render("docs").unwrap();
    fs::remove_dir_all(checkout.path("book/en/z")).unwrap();
    checkout.write("book/en/page.md", "# A\n");
    checkout.list(&["page.md"]);
    checkout.render("docs").unwrap();
    assert!(checkout.path("docs/page.html").is_file());
    assert!(!checkout.path("docs/b").exists() && !checkout.path("docs/z").exists());
    assert_eq!(checkout.read("docs/mine"), "mine");
}

/// No file may be larger than 4 KiB, as if the disk were full.
#[test]
fn what_cannot_be_written_is_told_and_the_last_good_book_stays() {
    let checkout = book();
    checkout.render("docs").unwrap();
    let before = checkout.contents();
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" --out docs"])
        .arg(env!("CARGO_BIN_EXE_press"))
        .current_dir(checkout.root());
    let said = failed(shell.output().unwrap());
    assert!(
        said.contains("docs") && said.contains("File too large"),
        "{said}"
    );
    assert!(checkout.contents() == before);
    // Root may write everywhere but there.
    if cfg!(target_os = "linux") {
        let error = checkout.render("/proc/nobody/writes/here").unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains("/proc") && error.contains("--out"),
            "{error}"
        );
    }
}

#[test]
fn what_editors_leave_neither_stops_a_rendering_nor_is_published() {
    let checkout = book();
    checkout.link("me@host.1:1", "book/en/.#a.md");
    checkout.link("me@host.1:1", "book/.#book.toml");
    checkout.link("nowhere.png", "book/en/lost.png");
    checkout.link(".", "book/en/circle");
    checkout.link("../../crates/circle", "crates/circle");
    let leftovers = "#a.md# a.md~ .a.md.swp a.md.swp a.md.orig a.md.bak 4913 Thumbs.db .DS_Store a.md.sb-1a2b-Xy ~$a.docx \
         a.md___jb_tmp___ a.md___jb_old___ a.sync-conflict-20261128-021745-ABCDEFG.png .syncthing.a.png.tmp \
         ~syncthing~a.png.tmp .~lock.a.odt# ._a.png a.png.crdownload a.png.old b/a.png~ .git/HEAD";
    let leftovers = leftovers.split_whitespace();
    let leftovers = leftovers.chain(["a (Jane's conflicted copy 2026-11-28).png", "Icon\r"]);
    for name in leftovers {
        checkout.write(&format!("book/en/{name}"), "left");
    }
    // The name of a leftover can be any name: only that to which a page leads is published.
    for name in [
        "core",
        "nohup.out",
        "a.md.save",
        ".a.kate-swp",
        "picture.png",
        "table.csv",
    ] {
        checkout.write(&format!("book/en/{name}"), "left, or meant");
    }
    checkout.write("book/en/page.md", "# A\n\n![](picture.png) [b](b/b.md)\n");
    checkout.write("book/en/b/b.md", "# B\n\n[A table](../table.csv)\n");
    let no_text = OsStr::from_bytes(b"p\xff.png");
    fs::write(checkout.path("book/en").join(no_text), "").unwrap();
    let mut pipe = Command::new("mkfifo");
    assert!(
        pipe.arg(checkout.path("book/en/pipe.png"))
            .status()
            .unwrap()
            .success()
    );
    let settings = checkout.path("book/book.toml");
    fs::rename(settings, checkout.path("book.toml")).unwrap();
    checkout.link("../book.toml", "book/book.toml");
    checkout.render("docs").unwrap();
    let mut published = files_below(&checkout.path("docs"));
    published.retain(|file| {
        !file.starts_with(".press/") && checkout.path("book/en").join(file).exists()
    });
    assert_eq!(published, ["picture.png", "table.csv"]);
    // A link to such a file leads nowhere.
    checkout.write("book/en/page.md", "![a picture](p%FF.png)\n");
    checkout.refuses("docs", &["book/en/page.md:1", "leads nowhere"]);
}

#[test]
fn a_file_takes_the_place_of_no_page() {
    let checkout = book();
    checkout.render("docs").unwrap();
    checkout.write("book/en/b/b.html", "an export, forgotten");
    checkout.refuses(
        "docs",
        &["book/en/b/b.md:1:1", "b/b.html lies beside this page"],
    );
}

#[test]
fn chapters_behind_links_are_pages() {
    let checkout = book();
    checkout.write("elsewhere/c.md", "# C\n");
    checkout.link("../../elsewhere/c.md", "book/en/c.md");
    checkout.link("../../elsewhere", "book/en/d");
    checkout.list(&["c.md", "d/c.md"]);
    checkout.render("docs").unwrap();
    assert!(checkout.path("docs/c.html").is_file() && checkout.path("docs/d/c.html").is_file());
}

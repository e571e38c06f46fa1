// The folder of pictures as desktops name it.
#include "base/paths.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("user-dirs.dirs names the folder of pictures") {
    CHECK(
        picturesFolderIn(
            "# a remark\nXDG_MUSIC_DIR=\"$HOME/Music\"\nXDG_PICTURES_DIR=\"$HOME/Bilder\"\n", "/home/t") ==
        "/home/t/Bilder");
    CHECK(picturesFolderIn("XDG_PICTURES_DIR=\"/data/pictures\"", "/home/t") == "/data/pictures");
    CHECK(picturesFolderIn("XDG_PICTURES_DIR=\"$HOME/\"", "/home/t") == "/home/t/");
    CHECK(picturesFolderIn("XDG_PICTURES_DIR=relative", "/home/t").empty());
    CHECK(picturesFolderIn("#XDG_PICTURES_DIR=\"$HOME/no\"", "/home/t").empty());
    CHECK(picturesFolderIn("", "/home/t").empty());
}

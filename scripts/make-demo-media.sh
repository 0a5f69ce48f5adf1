#!/bin/sh
# Makes resources/demo from test/fixtures/media: the two clips of the demonstration room, and the label that every
# test source carries in its picture. Run once, on a machine with Debian's ffmpeg and fonts-noto-cjk; the results are
# part of the repository.
set -eu
cd "$(dirname "$0")/.."
media=test/fixtures/media
to=resources/demo
font=/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc
mkdir -p "$to"

# 24 s is a whole number of frames of both streams (600 pictures, 1125 AAC frames), so that the loop has no seam.
coding='-t 24 -c:v libx264 -preset slow -crf 25 -pix_fmt yuv420p -g 50 -bf 0 -c:a aac -b:a 96k -ar 48000 -ac 1 -movflags +faststart -map_metadata -1'
ffmpeg -v error -y -ss 18 -i "$media/corridor-person.mp4" -stream_loop -1 -i "$media/speech-zh-aishell.wav" \
  -filter_complex '[0:v]fps=25,setsar=1[v];[1:a]aresample=48000,apad[a]' -map '[v]' -map '[a]' $coding "$to/corridor.mp4"
ffmpeg -v error -y -i "$media/street-cars.mp4" -stream_loop -1 -i "$media/speech-en-jfk.flac" \
  -filter_complex '[0:v]fps=25,setsar=1[v];[1:a]aresample=48000,apad[a]' -map '[v]' -map '[a]' $coding "$to/street.mp4"

ffmpeg -v error -y -f lavfi -i color=color=0x101418:size=430x54,format=rgb24 -frames:v 1 -vf \
  "drawtext=fontfile=$font:text='测试信号 TEST SIGNAL':fontcolor=white:fontsize=32:x=(w-tw)/2:y=(h-th)/2" \
  "$to/label.png"

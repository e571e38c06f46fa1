#version 330 core
// Fills of the base map on raised relief, relative to an origin near the target.

layout(location = 0) in vec3 position; // metres from the origin
layout(location = 1) in vec2 place;    // 0..1 across the chunk, from the north-west

uniform mat4 clipFromLocal;
uniform vec4 texturePlace; // factors and offsets that leave out the border of the relief picture
uniform float depthShift;  // nearer to the eye by so many pixels' size at any distance

out vec2 texturePosition;
out vec3 screen; // clip-space x, y, w

void main() {
    gl_Position = clipFromLocal * vec4(position, 1.0);
    screen = gl_Position.xyw;
    gl_Position.z += depthShift;
    texturePosition = place * texturePlace.xy + texturePlace.zw;
}

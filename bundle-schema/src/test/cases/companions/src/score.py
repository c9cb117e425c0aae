# Databricks notebook source
print("score")
